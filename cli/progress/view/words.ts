import { formatDuration } from "../duration.ts";
import { expectedSeconds } from "../expected-time.ts";
import type { Phase, RunProgress } from "../run-progress.ts";
import { isUsualWait } from "../usual-waits.ts";
import { oneLine } from "./one-line.ts";

const PHASE_WORDS: Readonly<Record<Phase, string>> = {
  starting: "starting",
  "finding-usages": "finding usages",
  planning: "planning",
  releasing: "releasing",
  settling: "settling",
  deleting: "deleting",
  "waiting-for-iam": "waiting for IAM",
  "waiting-for-approval": "waiting for an approval",
  waiting: "waiting",
  restoring: "restoring",
  ending: "ending",
  ended: "ended",
};

/** What a run is about, in as few words as runs are counted by: its phase, or how it ended. */
export function phaseInWords({ phase, outcome }: RunProgress): string {
  return phase === "ended" && outcome !== undefined ? oneLine(outcome.kind) : PHASE_WORDS[phase];
}

/** What a run is doing, with what is counted of it; the same words as long as nothing changes. */
export function doingInWords(run: RunProgress): string {
  return [`${phaseInWords(run)}${countInWords(run)}`, ...roundInWords(run)].join(" · ");
}

function countInWords(run: RunProgress): string {
  switch (run.phase) {
    case "finding-usages":
      return run.regions === undefined ? "" : `, ${run.regions.read} of ${run.regions.of} Regions read`;
    case "planning":
      return run.usagesFound === undefined ? "" : `, ${countOf(run.usagesFound, "usage")} found`;
    case "releasing":
      return shareInWords(run.usagesReleased, run.usagesToRelease, run.usagesNotReleased);
    case "restoring":
      return shareInWords(run.resourcesRestored, run.resourcesToRestore, run.resourcesNotRestored);
    case "ended":
      return endInWords(run);
    default:
      return "";
  }
}

function shareInWords(done: number | undefined, of: number | undefined, left: number | undefined): string {
  const not = left === undefined || left === 0 ? "" : `, ${left} could not be`;
  return done === undefined || of === undefined ? "" : ` ${done} of ${of}${not}`;
}

function endInWords({ usagesReleasedInAll = 0, workflow }: RunProgress): string {
  return workflow === "decommission" && usagesReleasedInAll > 0
    ? `, ${countOf(usagesReleasedInAll, "usage")} released`
    : "";
}

function roundInWords({ round, maxRounds, endedAt, workflow }: RunProgress): readonly string[] {
  if (round === 1 || endedAt !== undefined || workflow !== "decommission") {
    return [];
  }
  if (maxRounds === undefined) {
    return [`round ${round}`];
  }
  return [round > maxRounds ? "last look" : `round ${round} of ${maxRounds}`];
}

/** Why a run does not go on, or how it ended; the same words as long as nothing changes. `undefined`: nothing to say. */
export function reasonInWords({ wait, retry, regions, outcome }: RunProgress): string | undefined {
  if (outcome !== undefined) {
    // There is one reason only why a role is called deleted: IAM shows that it is.
    return outcome.kind === "deleted" ? undefined : oneLine(outcome.reason);
  }
  if (retry !== undefined) {
    const others = retry.others === 0 ? "" : `, and ${retry.others} more`;
    return `${oneLine(retry.reason)}${others}`;
  }
  if (wait !== undefined && !isUsualWait(wait.reason)) {
    return `waiting for ${oneLine(wait.reason)}`;
  }
  return regions === undefined || regions.unread.length === 0
    ? undefined
    : `could not read ${oneLine(regions.unread.join(", "))}`;
}

/** How far a wait or a repetition is, which changes with time; `undefined`: nothing to say. */
export function timeInWords(run: RunProgress, now: Date): string | undefined {
  const { retry } = run;
  const { nextSeconds } = expectedSeconds(run, now);
  const left = nextSeconds === undefined || nextSeconds === 0 ? nextSeconds : formatDuration(nextSeconds);
  if (retry !== undefined) {
    const next = `try ${retry.attempt + 1}${retry.of === undefined ? "" : ` of ${retry.of}`}`;
    return left === undefined ? next : `${next} ${left === 0 ? "due" : `within ${left}`}`;
  }
  if (left === undefined) {
    return undefined;
  }
  return left === 0 ? "due" : `${left} left`;
}

/** A number and what is counted, for example `1 usage` or `2 usages`. */
export function countOf(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? "" : "s"}`;
}
