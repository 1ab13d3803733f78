import type { Trace } from "../trace/trace.ts";
import type { Check } from "./check.ts";
import { isOnItsWay, purposeOf, rolesOf, runsBehind, tell } from "./runs-at.ts";

/** Invariant 10: the kill switch, the protected names and the day's limit hold at the moment of each change. */
export const limitsHoldAtTheChange: Check = (trace) => [
  ...whilePaused(trace),
  ...ofProtectedRoles(trace),
  ...beyondLimit(trace),
];

function whilePaused({ acts, changes, calls }: Trace): readonly string[] {
  return acts.flatMap(({ move, at, callsBefore }, place) => {
    if (move.kind !== "pause") {
      return [];
    }
    const end = acts.slice(place + 1).find((later) => later.move.kind === "unpause");
    return changes
      .filter(({ index }) => index >= callsBefore && index < (end?.callsBefore ?? Number.POSITIVE_INFINITY))
      .filter(
        (change) =>
          // Whoever had begun before, at the same instant, may have asked in time.
          change.at > at ||
          !calls.some((call) => call.by === change.by && call.at === at && call.index < callsBefore),
      )
      .map((change) => `${tell(change)}, though rolecall was paused at ${at}`);
  });
}

function ofProtectedRoles(trace: Trace): readonly string[] {
  const names = (trace.setting.parameters["ProtectedRoleNames"] ?? "").split(",");
  return trace.changes
    .filter((change) => ["release", "delete"].includes(purposeOf(change) ?? "") && rolesOf(change).length > 0)
    .filter((change) => rolesOf(change).every((roleName) => names.includes(roleName)))
    .map((change) => `${tell(change)}, though the role is protected`);
}

function beyondLimit(trace: Trace): readonly string[] {
  const limit = Number(trace.setting.parameters["MaximumDeletionsPerDay"]);
  const submitted = trace.changes
    .filter((change) => purposeOf(change) === "delete" && change.error === undefined)
    .map((change) => ({
      day: change.at.slice(0, 10),
      run: runsBehind(trace, change).find((run) =>
        run.entered.some(({ state, at }) => state === "SubmitDeletion" && isOnItsWay(run, at)),
      )?.name,
    }));
  return [...Map.groupBy(submitted, ({ day }) => day)].flatMap(([day, ofDay]) => {
    const runs = new Set(ofDay.map(({ run }) => run));
    return runs.size > limit ? [`${runs.size} runs asked for deletions on ${day}, ${limit} may`] : [];
  });
}
