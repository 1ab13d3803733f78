import type { Change, Incarnation, Trace } from "../trace/trace.ts";
import type { Check } from "./check.ts";
import { incarnationAt } from "./oracle/roles.ts";
import { purposeOf, runsBehind, tell } from "./runs-at.ts";

/** Invariant 2: only the incarnation that was planned, and asked for, is deleted, and nothing is released for another. */
export const oneIncarnation: Check = (trace) =>
  trace.changes
    .filter((change) => change.error === undefined)
    .flatMap((change) => {
      switch (purposeOf(change)) {
        case "delete":
        case "release":
          return strayed(trace, change);
        default:
          return [];
      }
    });

/** Says which incarnation a change met, if it is none that a run behind it had planned. */
function strayed(trace: Trace, change: Change): readonly string[] {
  const runs = runsBehind(trace, change).filter(({ plan }) => plan !== undefined);
  const met = runs.map(({ roleName = "" }) => incarnationAt(trace, roleName, change.at));
  const isMeant = runs.some(
    ({ plan, roleId }, place) =>
      plan !== undefined &&
      plan.roleId === (met[place]?.roleId ?? plan.roleId) &&
      (roleId ?? plan.roleId) === plan.roleId,
  );
  const other = met.find((incarnation) => incarnation !== undefined);
  return isMeant || other === undefined || isHidden(trace, other, change.at)
    ? []
    : [`${tell(change)}, which met ${other.roleId}, while no run had planned that`];
}

/** IAM deletes by name: while it still shows the incarnation before, nobody can tell. */
function isHidden({ setting }: Trace, { createdAt }: Incarnation, at: string): boolean {
  return Date.parse(at) - Date.parse(createdAt) <= setting.staleSeconds * 1000;
}
