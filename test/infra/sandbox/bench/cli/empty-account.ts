import { ENABLED_BY_DEFAULT } from "../../../../../infra/cloud/regions.ts";
import type { AccountOrder } from "../../../../../infra/sandbox/bench/cli/account/account-order.ts";
import { type Sandbox, startSandbox } from "../../../../../infra/sandbox/start-sandbox.ts";

/** An account that is near, with nothing in it. */
export const emptyOrder: AccountOrder = {
  regions: ENABLED_BY_DEFAULT,
  latencyMilliseconds: 0,
  ordinaryRoles: 0,
  unusedRoles: 0,
  usedOfEachKind: 0,
};

/** A sandbox with nothing deployed, where deletions and releases take no time. */
export function startEmptySandbox(): Promise<Sandbox> {
  return startSandbox({
    regions: ENABLED_BY_DEFAULT,
    assembly: { assemblyDirectory: "", stackNames: [] },
    iam: { notStartedSeconds: 0, inProgressSeconds: 0 },
    ivs: { creatingSeconds: 0, deletingSeconds: 0 },
  });
}
