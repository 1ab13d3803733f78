import type { Incarnation, Trace } from "../trace/trace.ts";
import type { Check } from "./check.ts";
import { purposeOf, rolesOf, runsBehind, tell } from "./runs-at.ts";

/** Invariant 2: only the incarnation that was planned, and asked for, is deleted. */
export const oneIncarnation: Check = (trace) =>
  trace.changes
    .filter((change) => purposeOf(change) === "delete" && change.error === undefined)
    .flatMap((change) => {
      const [roleName = ""] = rolesOf(change);
      const met = incarnationAt(trace, roleName, change.at);
      const isMeant = runsBehind(trace, change).some(
        ({ plan, roleId }) =>
          plan !== undefined && plan.roleId === met?.roleId && (roleId ?? plan.roleId) === plan.roleId,
      );
      return isMeant || met === undefined || isHidden(trace, met, change.at)
        ? []
        : [`${tell(change)}, which met ${met.roleId}, while no run had planned that`];
    });

/** IAM deletes by name: while it still shows the incarnation before, nobody can tell. */
function isHidden({ setting }: Trace, { createdAt }: Incarnation, at: string): boolean {
  return Date.parse(at) - Date.parse(createdAt) <= setting.staleSeconds * 1000;
}

/** The incarnation that truly existed at an instant: the latest one made by then. */
function incarnationAt({ incarnations }: Trace, roleName: string, at: string): Incarnation | undefined {
  return incarnations
    .filter((incarnation) => incarnation.roleName === roleName && incarnation.createdAt <= at)
    .toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
    .at(0);
}
