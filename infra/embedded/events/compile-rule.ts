import { InvalidRuleError } from "./delivery-errors.ts";
import type { EventEnvelope } from "./event-envelope.ts";
import { compilePattern } from "./pattern.ts";
import { problemOfSchedule } from "./rate.ts";
import { isReadOnlyCall } from "./read-only-event.ts";
import type { Rule, Target } from "./rule.ts";
import { compileInput, type InputBuilder } from "./target-input.ts";

/** A target that is ready to be sent to. */
export interface CompiledTarget {
  readonly target: Target;
  readonly buildInput: InputBuilder;
  readonly isBus: boolean;
}

/** A rule that is ready to be applied. */
export interface CompiledRule {
  readonly rule: Rule;
  readonly matches: (event: EventEnvelope) => boolean;
  readonly targets: readonly CompiledTarget[];
}

/**
 * Makes a rule ready, so that whatever is wrong with it shows when it is put and not when an event comes.
 *
 * @throws {InvalidEventPatternError} if EventBridge would refuse the pattern.
 * @throws {InvalidRuleError} if EventBridge would refuse a target or the schedule, or the schedule cannot be run here.
 */
export function compileRule(rule: Rule): CompiledRule {
  checkSchedule(rule);
  const matchesPattern = rule.pattern === undefined ? () => false : compilePattern(rule.pattern);
  return {
    rule,
    matches: (event) => seesEvent(rule, event) && matchesPattern(event),
    targets: rule.targets.map((target) => compileTarget(rule, target)),
  };
}

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html (as the SDK documents it, read 2026-11-21) */
function checkSchedule({ arn, busArn, pattern, schedule }: Rule): void {
  if (schedule === undefined) {
    if (pattern === undefined) {
      throw new InvalidRuleError(arn, "it has neither a pattern nor a schedule");
    }
    return;
  }
  const problem = busArn.endsWith(":event-bus/default")
    ? problemOfSchedule(schedule)
    : "only rules of the default bus can have a schedule";
  if (problem !== undefined) {
    throw new InvalidRuleError(arn, problem);
  }
}

function seesEvent({ state }: Rule, event: EventEnvelope): boolean {
  switch (state) {
    case "DISABLED":
      return false;
    case "ENABLED":
      return !isReadOnlyCall(event);
    case "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS":
      return true;
  }
}

function compileTarget(rule: Rule, target: Target): CompiledTarget {
  const isBus = /^arn:[^:]+:events:[^:]+:\d{12}:event-bus\//.test(target.arn);
  if (isBus && (target.input ?? target.inputPath ?? target.inputTransformer) !== undefined) {
    throw new InvalidRuleError(rule.arn, `target ${target.id} is a bus, which takes events as they are`);
  }
  try {
    return { target, buildInput: compileInput(rule, target), isBus };
  } catch (error) {
    throw new InvalidRuleError(
      rule.arn,
      `target ${target.id}: ${error instanceof Error ? error.message : error}`,
    );
  }
}
