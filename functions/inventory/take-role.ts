import type { Claim } from "./claims.ts";
import { closeVanished } from "./close-vanished.ts";
import type { Inventory } from "./inventory.ts";
import type { Journal } from "./journal.ts";
import type { RunIdentity } from "./runs.ts";

/** What taking a role needs of the world. */
export interface TakeRoleDependencies extends Pick<Inventory, "claims" | "runs"> {
  readonly journal: Journal;
  readonly now: () => Date;
}

/**
 * Claims a role for a run; answers why not, where another run has it or this one is over. A run whose claim has expired
 * is given its outcome.
 */
export async function takeRole(
  dependencies: TakeRoleDependencies,
  run: RunIdentity,
  roleName: string,
): Promise<{ readonly claim: Claim } | { readonly why: string }> {
  const { claims, runs } = dependencies;
  const { account, runId, startedAt } = run;
  const taken = await claims.take(account, roleName, runId, startedAt);
  if (!("claim" in taken)) {
    return { why: `Run ${taken.heldBy} is working on the role; its claim lasts until ${taken.until}` };
  }
  // Whoever stopped the execution meanwhile has given up a claim that was not there yet.
  if ((await runs.read(run))?.outcome !== undefined) {
    await claims.release(account, roleName, runId);
    return { why: "The run was ended before it could claim the role" };
  }
  await closeVanished(dependencies, taken);
  return { claim: taken.claim };
}
