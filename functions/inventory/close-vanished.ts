import type { Outcome } from "../core/request.ts";
import type { Taken } from "./claims.ts";
import type { Inventory } from "./inventory.ts";
import type { Journal } from "./journal.ts";

/**
 * Gives an outcome to the run whose expired claim was just taken: it vanished, and the event that should have told so
 * was lost, as Step Functions sends it at best effort. A run that has an outcome keeps it.
 */
export async function closeVanished(
  { runs, journal, now }: Pick<Inventory, "runs"> & { readonly journal: Journal; readonly now: () => Date },
  taken: Extract<Taken, { readonly claim: unknown }>,
): Promise<void> {
  if (taken.overtaken === undefined) {
    return;
  }
  const { account, roleName, runId: successor } = taken.claim;
  const { runId, startedAt } = taken.overtaken;
  const outcome: Outcome = {
    kind: "failed",
    reason: `The run vanished: its claim expired before it said how it ended; run ${successor} has the role now`,
    blockers: [],
  };
  if (await runs.end({ account, startedAt, runId }, roleName, outcome)) {
    await journal({
      account,
      roleName,
      at: now().toISOString(),
      id: `${runId}-ended`,
      what: "Run Ended",
      detail: { runId, outcome },
    });
  }
}
