import type { RunTrace, Trace } from "../trace/trace.ts";
import type { Check } from "./check.ts";

/** States that only a run enters which holds the claim. */
const CLAIMED = ["FindUsages", "RestoreUsages"];

/** For so long a claim lasts that nobody has given up. */
const CLAIM_MILLISECONDS = 45 * 60 * 1000;

/** Invariant 7: no two runs work on one role at the same time, and a run that has ended keeps no other from it. */
export const oneRunAtATime: Check = (trace) => [
  ...together(trace.runs.flatMap(spanOf)),
  ...trace.runs.flatMap((run) => keptOut(trace, run)),
];

function together(spans: readonly Span[]): readonly string[] {
  return spans.flatMap((one, place) =>
    spans
      .slice(place + 1)
      .filter((other) => other.roleName === one.roleName && one.from < other.until && other.from < one.until)
      .map((other) => `Runs ${one.name} and ${other.name} both worked on ${one.roleName} at ${other.from}`),
  );
}

/** A run that was refused for a claim that its holder had no use for any more. */
function keptOut({ runs, letters }: Trace, { name, kept, startedAt }: RunTrace): readonly string[] {
  const holder = /^Run (\S+) is working on the role/.exec(kept?.reason ?? "")?.[1];
  const held = runs.find((run) => run.name === holder);
  if (held?.stoppedAt === undefined || held.stoppedAt >= startedAt) {
    return [];
  }
  // Where Step Functions' report of its end is lost or late, only time ends the claim.
  const isUntold = letters.some(
    ({ source, execution, fate, deliveredAt = "9999" }) =>
      source === "aws.states" &&
      execution === holder &&
      fate !== "delivered" &&
      deliveredAt >= held.startedAt,
  );
  const isFresh = Date.parse(startedAt) - Date.parse(held.stoppedAt) < CLAIM_MILLISECONDS;
  return held.status !== "SUCCEEDED" && (isUntold || isJustEnded(held, startedAt)) && isFresh
    ? []
    : [`Run ${name} was kept out by run ${holder}, which had ended at ${held.stoppedAt}`];
}

/** An outcome is written, and a claim given up, some moments after an execution was stopped; minutes if calls fail. */
function isJustEnded({ stoppedAt = "" }: RunTrace, at: string): boolean {
  return Date.parse(at) - Date.parse(stoppedAt) < 10 * 60 * 1000;
}

interface Span {
  readonly name: string;
  readonly roleName: string;
  readonly from: string;
  readonly until: string;
}

function spanOf({ name, roleName, entered, stoppedAt = "9999" }: RunTrace): readonly Span[] {
  const from = entered.find(({ state }) => CLAIMED.includes(state))?.at;
  return from === undefined || roleName === undefined ? [] : [{ name, roleName, from, until: stoppedAt }];
}
