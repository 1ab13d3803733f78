import type { Published, RunTrace, Trace } from "../trace/trace.ts";
import type { Check } from "./check.ts";
import { isOnItsWay, purposeOf, rolesOf } from "./runs-at.ts";

/** Invariant 5: what a run says of its end is so, at the moment when it says it. */
export const outcomesAreTrue: Check = (trace) =>
  trace.published
    .filter(({ what }) => what === "Run Ended")
    .flatMap((event) => {
      const run = trace.runs.find(({ name }) => name === event.detail["runId"]);
      const lie = run === undefined ? "there is no such run" : lieOf(trace, run, event);
      return lie === undefined ? [] : [`Run ${event.detail["runId"]} ended ${run?.kept?.kind}, but ${lie}`];
    });

function lieOf(trace: Trace, run: RunTrace, { at, roles }: Published): string | undefined {
  const { kept, plan, roleName, mode } = run;
  const named = trace.incarnations.filter((incarnation) => incarnation.roleName === roleName);
  switch (kept?.kind) {
    case "deleted":
      return roles.some((role) => role.roleId === plan?.roleId && !isHidden(trace, role.createdAt, at))
        ? `${plan?.roleId} exists`
        : submits(trace, run)
          ? undefined
          : "it has not asked IAM to delete the role";
    case "already-gone":
      return wasAbsent(trace, run, at) ? undefined : `${roleName} was there all the time`;
    case "recreated": {
      const meant = plan?.roleId ?? run.roleId;
      const others = named.filter(({ roleId, createdAt }) => roleId !== meant && createdAt <= at);
      return others.length > 0 ? undefined : `there was no other incarnation than ${meant}`;
    }
    case "planned":
      return mode === "plan" ? undefined : "it was to apply";
    case "blocked": {
      const unheard = kept.blockers.filter((arn) => !isKnown(trace, arn));
      const isNamed = kept.blockers.length > 0 || kept.reason.startsWith("IAM refused the deletion");
      return unheard.length > 0
        ? `${unheard.join(", ")} never existed`
        : isNamed
          ? undefined
          : "it names nothing that is in the way";
    }
    default:
      return undefined;
  }
}

/** An attempt counts: its answer may be lost, and nobody knows then. */
function submits({ changes }: Trace, run: RunTrace): boolean {
  return changes.some(
    (change) =>
      purposeOf(change) === "delete" &&
      rolesOf(change).includes(run.roleName ?? "") &&
      isOnItsWay(run, change.at),
  );
}

/** IAM may not show yet a role that was made just before. */
function isHidden({ setting }: Trace, createdAt: string, at: string): boolean {
  return Date.parse(at) - Date.parse(createdAt) <= setting.staleSeconds * 1000;
}

/** True if at some time of the run there was no role of the name, or IAM may not have shown the one there was. */
function wasAbsent(
  { incarnations, setting }: Trace,
  { roleName, startedAt }: RunTrace,
  endedAt: string,
): boolean {
  const from = Date.parse(startedAt) - setting.staleSeconds * 1000;
  const existed = incarnations
    .filter((incarnation) => incarnation.roleName === roleName)
    .map(({ createdAt, goneBy }) => ({
      from: Date.parse(createdAt),
      until: goneBy === undefined ? Number.POSITIVE_INFINITY : Date.parse(goneBy),
    }));
  return !existed.some((span) => span.from < from && span.until > Date.parse(endedAt));
}

/** Resources that owners made or that IAM was made to name. */
function isKnown({ touches, acts, resources, resourcesAfterMoves }: Trace, arn: string): boolean {
  return (
    [...touches, ...resources, ...resourcesAfterMoves].some((known) => known.arn === arn) ||
    acts.some(({ move }) => move.kind === "faults" && JSON.stringify(move.faults).includes(arn))
  );
}
