import type { RunProgress, RunToFollow } from "../run-progress.ts";
import { USUAL_WAITS } from "../usual-waits.ts";
import { later } from "./later.ts";
import { unreadIn } from "./learn-from-look.ts";
import { repeatIn } from "./repeats.ts";
import type { TimeRules } from "./retry-rules.ts";
import type { Tally } from "./tally.ts";
import type { Attempt, Visit } from "./visits.ts";

/** What keeps a run from going on; the phase only where that tells it. */
type HeldUp = Partial<Pick<RunProgress, "phase" | "wait" | "retry" | "nestedExecutionArn">>;

/** What a run waits for where it does nothing itself. */
interface Waiting extends HeldUp {
  readonly wait: NonNullable<RunProgress["wait"]>;
}

/** Tells what a run waits for, and what it tries again, from the states that it is in. */
export function heldUpIn(
  visits: readonly Visit[],
  tally: Tally,
  rules: TimeRules,
  remediation: RunToFollow["remediation"],
): HeldUp {
  const repeat = repeatIn(visits, rules);
  const [waiting] = visits.flatMap((visit) => waitingIn(visit, tally, remediation) ?? []);
  return {
    ...(repeat === undefined ? {} : { retry: repeat.retry }),
    ...(repeat?.wait === undefined ? {} : { wait: { reason: repeat.retry.reason, ...repeat.wait } }),
    ...waiting,
  };
}

/** Tells what a run waits for while it is in this state; `undefined` if it works there. */
function waitingIn(visit: Visit, tally: Tally, remediation: RunToFollow["remediation"]): Waiting | undefined {
  const { attempt, type } = visit;
  if (type === "Wait") {
    return { wait: pauseIn(visit, tally) };
  }
  if (attempt === undefined || attempt.failed) {
    return undefined;
  }
  if (attempt.resource.endsWith(".waitForTaskToken")) {
    return waitForPeople(attempt, tally, remediation);
  }
  const { nestedExecutionArn } = attempt;
  return nestedExecutionArn === undefined
    ? undefined
    : {
        wait: { reason: `run ${nestedExecutionArn.split(":").at(-1)}, which it has started` },
        nestedExecutionArn,
      };
}

function pauseIn({ state, enteredAt }: Visit, { pause, look, expected }: Tally): Waiting["wait"] {
  const end = pause.seconds === undefined ? {} : { until: later(enteredAt, pause.seconds) };
  switch (state) {
    case "LetServiceSettle":
      return { reason: whyToPause(), ...end };
    case "WaitForIam":
      return { reason: USUAL_WAITS.iam, ...end };
    case "LetServicesSettle":
      return { reason: USUAL_WAITS.services, ...end };
    default:
      return { reason: `the end of ${state}` };
  }

  function whyToPause(): string {
    switch (pause.because) {
      case "unread":
        return `another look at ${unreadIn(look, expected).join(", ")}, which could not be read`;
      case "refused":
        return `another look, since IAM refused the deletion: ${pause.refusal}`;
      case "settling":
        return USUAL_WAITS.service;
    }
  }
}

function waitForPeople(
  { at, timeoutSeconds }: Attempt,
  { approval }: Tally,
  remediation: RunToFollow["remediation"],
): Waiting {
  const wakes = timeoutSeconds === undefined ? {} : { until: later(at, timeoutSeconds) };
  if (remediation?.waiting !== undefined) {
    const isUnanswered = remediation.asked !== undefined && remediation.answer === undefined;
    return {
      wait: { ...wakes, ...asWait(remediation.waiting) },
      phase: isUnanswered ? "waiting-for-approval" : "waiting",
    };
  }
  // Whoever woke the run since may have answered: the history does not tell who it was.
  return approval === undefined || approval.woken
    ? { wait: { reason: "something to change, or time to pass", ...wakes }, phase: "waiting" }
    : { wait: { reason: "an approval", until: approval.expiresAt }, phase: "waiting-for-approval" };
}

/** What the table says of a wait is a sentence; its end is longer ahead than that of the task, which looks every day. */
function asWait(sentence: string): Waiting["wait"] {
  const [, reason = sentence, until] =
    /^Waiting for (.+?)(?:, until (\S+) at the latest)?$/.exec(sentence) ?? [];
  return until === undefined ? { reason } : { reason, until };
}
