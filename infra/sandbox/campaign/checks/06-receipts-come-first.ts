import type { Change, Item, Trace } from "../trace/trace.ts";
import type { Check } from "./check.ts";
import { plannedTarget, purposeOf, runsBehind, tell } from "./runs-at.ts";
import { isSame } from "./same-value.ts";

/** Invariant 6: what a resource was set to is kept before it is released, and kept rightly. */
export const receiptsComeFirst: Check = (trace) => {
  const releases = trace.changes.filter((change) => purposeOf(change) === "release");
  return [
    ...releases
      .filter((change) => !isStoredBefore(trace, change))
      .map((change) => `${tell(change)} before it kept anything`),
    ...releases.flatMap((change) => (change.error === undefined ? wrongReceipt(trace, change) : [])),
  ];
};

/** Seen from outside only as far as that something was put into the table by the same function. */
function isStoredBefore({ calls }: Trace, { by, at, index }: Change): boolean {
  return calls.some(
    (call) =>
      call.by === by &&
      call.operation === "PutItem" &&
      call.error === undefined &&
      call.index < index &&
      call.at <= at,
  );
}

function wrongReceipt(trace: Trace, change: Change): readonly string[] {
  const kept = runsBehind(trace, change).flatMap(({ name, plan }) => {
    const target = plan === undefined ? undefined : plannedTarget(plan, change);
    return target === undefined ? [] : receiptsOf(trace, name, target.arn);
  });
  if (change.parameters === undefined) {
    return [];
  }
  const [receipt] = kept;
  if (receipt === undefined) {
    return [`${tell(change)}, and left no receipt`];
  }
  const settings = trace.touches.filter(({ arn }) => arn === receipt["arn"]).map((touch) => touch.settings);
  return settings.some((setting) => isSame(setting, receipt["settings"])) || isRestored(trace, receipt)
    ? []
    : [`${tell(change)}; its receipt says ${JSON.stringify(receipt["settings"])}, which nobody had set`];
}

function receiptsOf({ items }: Trace, runName: string, arn: string): readonly Item[] {
  return items.filter(({ sk }) => sk === `receipt#${runName}#${arn}`);
}

/** What a restore has set is not among what the owners did. */
function isRestored({ runs }: Trace, { pk }: Item): boolean {
  return runs.some(
    ({ machine, mode, roleName }) =>
      machine === "restore-role" && mode === "apply" && pk.endsWith(`#${roleName}`),
  );
}
