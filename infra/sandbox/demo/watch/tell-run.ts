import type { CallEntry } from "../../gateway/call-log.ts";
import { clockTime, type Happening } from "../happening.ts";
import type { RunTrack, RunWait } from "../run/run-track.ts";
import { asSentence, withShortNames } from "../words.ts";
import { refusalInWords } from "./tell-call.ts";

/**
 * Tells that a run begins to wait, and until when.
 *
 * @param calls the calls to which an error was answered, so that the service's own words are told
 */
export function tellWait({ runId }: RunTrack, wait: RunWait, calls: readonly CallEntry[]): Happening {
  const { from, kind, failure, lane } = wait;
  const until = untilInWords(wait);
  const happening = { at: from, kind: "waits", speaker: "rolecall", tone: "waiting", details: [] } as const;
  if (kind === "retry") {
    const reason = reasonOf(wait, calls) ?? withShortNames(failure?.reason ?? "A step failed");
    return {
      ...happening,
      text: `${asSentence(reason)} The run forces nothing and tries again${until}.`,
      repeats: `${runId} retry ${failure?.error ?? ""}`,
    };
  }
  if (kind === "held") {
    return { ...happening, kind: "holds", text: `The run waits${heldFor(wait)}.` };
  }
  return lane === "delete"
    ? { ...happening, text: `The run waits for IAM and asks again${until}.`, repeats: `${runId} iam` }
    : { ...happening, text: `The run lets the service settle and looks again${until}.` };
}

/** What a run waits for just now, in a line that is shown while it lasts. */
export function waitInWords(track: RunTrack, wait: RunWait): string {
  const until = untilInWords(wait);
  const { roleName } = track;
  if (wait.kind === "retry") {
    const failures = wait.failure?.failures ?? 0;
    const reason = withShortNames(wait.failure?.reason ?? "a step that failed");
    return `${roleName}: waits since ${clockTime(wait.from)} (try ${failures}): ${reason}; next try${until}`;
  }
  if (wait.kind === "held") {
    return `${roleName}: waits${heldFor(wait)}`;
  }
  return wait.lane === "delete"
    ? `${roleName}: waits for IAM's answer, asks again${until}`
    : `${roleName}: lets the service settle, looks again${until}`;
}

/** True if this call's error is told as the reason of the wait. */
export function isReasonOf({ from, kind }: RunWait, { time, error, service }: CallEntry): boolean {
  return (
    kind === "retry" && error !== undefined && service !== "dynamodb" && Date.parse(time) === from.getTime()
  );
}

function reasonOf(wait: RunWait, calls: readonly CallEntry[]): string | undefined {
  const call = calls.find((entry) => isReasonOf(wait, entry));
  return call?.error === undefined ? undefined : refusalInWords(call, call.error);
}

function heldFor({ lane, latest }: RunWait): string {
  const until = latest === undefined ? "" : ` until ${clockTime(latest)}`;
  switch (lane) {
    case "approval":
      return " for somebody to approve";
    case "grace":
      return ` for the grace period,${until}`;
    case "window":
      return ` for the maintenance window,${until}`;
    default:
      return `,${until} at the latest`;
  }
}

function untilInWords({ latest, kind }: RunWait): string {
  if (latest === undefined) {
    return " later";
  }
  return `${kind === "retry" ? " by" : " at"} ${clockTime(latest)}`;
}
