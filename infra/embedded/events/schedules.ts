import type { Clock } from "../clock.ts";
import type { CompiledRule } from "./compile-rule.ts";
import type { EventEnvelope } from "./event-envelope.ts";
import { rateMilliseconds } from "./rate.ts";
import type { Rule } from "./rule.ts";

/** What schedules need of the world. */
export interface SchedulesDependencies {
  readonly clock: Clock;
  readonly newId: () => string;
  /** Takes the event of a rule whose time has come. */
  readonly fire: (rule: CompiledRule, event: EventEnvelope, forwarded: false) => void;
  readonly stopped: AbortSignal;
}

/** The schedules of rules. */
export interface Schedules {
  /** Lets a rule run by its schedule from now on, if it has one and is not disabled; its earlier schedule ends. */
  put(compiled: CompiledRule): void;
}

/**
 * Keeps the schedules of rules. AWS documents that a rate starts when the rule is created, and not when it fires first;
 * here it does so one interval later, and again from the deployment on after a restart. It waits in the background,
 * so that a clock that settles is not kept going by it.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rate-expressions.html (read 2026-11-21)
 */
export function createSchedules({ clock, newId, fire, stopped }: SchedulesDependencies): Schedules {
  const running = new Map<string, AbortController>();

  const run = async (compiled: CompiledRule, everyMilliseconds: number, ended: AbortSignal) => {
    for (let due = clock.now().getTime() + everyMilliseconds; ; due += everyMilliseconds) {
      await clock.sleep(due - clock.now().getTime(), ended, { background: true });
      fire(compiled, scheduledEvent(compiled.rule, newId(), clock.now()), false);
    }
  };

  return {
    put(compiled) {
      const { rule } = compiled;
      running.get(rule.arn)?.abort();
      running.delete(rule.arn);
      const everyMilliseconds = rateMilliseconds(rule.schedule ?? "");
      if (everyMilliseconds === undefined || rule.state === "DISABLED") {
        return;
      }
      const replaced = new AbortController();
      running.set(rule.arn, replaced);
      const ended = AbortSignal.any([replaced.signal, stopped]);
      run(compiled, everyMilliseconds, ended).catch((error: unknown) => {
        if (!ended.aborted) {
          throw error;
        }
      });
    },
  };
}

/**
 * What a rule sends when its time has come.
 *
 * @see https://github.com/awsdocs/aws-lambda-developer-guide/blob/main/doc_source/services-cloudwatchevents.md (read 2026-11-21)
 */
function scheduledEvent({ arn }: Rule, id: string, now: Date): EventEnvelope {
  const [, , , region = "", account = ""] = arn.split(":");
  return {
    version: "0",
    id,
    "detail-type": "Scheduled Event",
    source: "aws.events",
    account,
    time: `${now.toISOString().slice(0, 19)}Z`,
    region,
    resources: [arn],
    detail: {},
  };
}
