import type { Change, RunTrace, Trace } from "../trace/trace.ts";
import type { Check } from "./check.ts";
import { whyNotByLimits } from "./oracle/limits.ts";
import { policiesAt } from "./oracle/policies.ts";
import { type Remediation, remediationsOf } from "./oracle/remediations.ts";
import { whyNotWanted } from "./oracle/wanted.ts";
import { isOnItsWay, purposeOf, rolesOf, tell } from "./runs-at.ts";

/** States of workflows in which something is changed. */
const CHANGING = ["ReleaseUsages", "SubmitDeletion", "PutBackRole"];

/**
 * What no person has asked for is changed only where the policy in force wants just that at that moment: its rule for
 * the role, no exemption, idle long enough, the grace over, the window open, within the limits, and approved if need be.
 */
export const changesAreWanted: Check = (trace) => [
  ...trace.changes.flatMap((change) => {
    const why = whyNot(trace, change);
    return why === undefined ? [] : [`${tell(change)}, though ${why}`];
  }),
  ...trace.runs
    .filter(({ automatic }) => automatic)
    .filter(({ startedAt }) => policiesAt(trace, startedAt).some(({ from }) => isWellBefore(from, startedAt)))
    .map(({ name }) => `Run ${name} was begun by the stack's parameter, though there is a policy`),
];

/** A reaction that was due before the policy may be on its way. */
function isWellBefore(one: string, other: string): boolean {
  return Date.parse(other) - Date.parse(one) > 3_600_000;
}

function whyNot(trace: Trace, change: Change): string | undefined {
  const purpose = purposeOf(change);
  if (purpose === undefined || purpose === "restore") {
    return undefined;
  }
  const workers = workersOf(trace, change);
  const reasons = workers.map((worker) => {
    const remediation = remediationsOf(trace).find(({ name }) => name === (worker.mends ?? worker.name));
    if (remediation !== undefined) {
      return whyNotByPolicy(trace, remediation, worker, change);
    }
    const isOnlyTold = ["report", "plan"].includes(trace.setting.parameters["OnUnused"] ?? "");
    return worker.automatic && isOnlyTold ? "nobody wants roles to go by themselves" : undefined;
  });
  // Where no run is behind a change at all, the first check says so.
  return reasons.some((reason) => reason === undefined) ? undefined : reasons[0];
}

/** The runs that were at a step that changes something of this kind. */
function workersOf({ runs }: Trace, change: Change): readonly RunTrace[] {
  const machine = purposeOf(change) === "put-back" ? "remediate-role" : "decommission-role";
  return runs.filter(
    (run) =>
      run.machine === machine &&
      run.roleName !== undefined &&
      rolesOf(change).includes(run.roleName) &&
      isOnItsWay(run, change.at) &&
      run.entered.some(({ state, at }) => CHANGING.includes(state) && at <= change.at),
  );
}

function whyNotByPolicy(
  trace: Trace,
  remediation: Remediation,
  worker: RunTrace,
  change: Change,
): string | undefined {
  const reasons = policiesAt(trace, change.at).map(
    (span) =>
      whyNotWanted(trace, span, remediation, worker, change) ?? whyNotByLimits(trace, span, worker, change),
  );
  return reasons.length === 0
    ? "there is no policy"
    : reasons.some((reason) => reason === undefined)
      ? undefined
      : reasons.at(-1);
}
