import type { Outcome } from "../core/request.ts";
import type { Taken } from "./claims.ts";
import type { Inventory } from "./inventory.ts";
import type { Journal } from "./journal.ts";
import type { RunIdentity } from "./runs.ts";

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
  await giveOutcome(
    { runs, journal, now },
    { account, startedAt, runId },
    roleName,
    `${VANISHED}; run ${successor} has the role now`,
  );
}

/** Run items are looked for as far back as this: a sweep every few hours finds each many times over. */
const SEARCHED_DAYS = 3;

/**
 * Gives an outcome to runs that nobody follows: those that planned in the last days, have no outcome and hold no claim
 * any more. A run that vanished before it had planned has changed nothing, and leaves nothing to find it by but its
 * claim: the next run that takes the role closes it. So it is with restores.
 *
 * @returns how many were closed
 */
export async function closeVanishedRuns(
  dependencies: Pick<Inventory, "claims" | "runs"> & { readonly journal: Journal; readonly now: () => Date },
  account: string,
): Promise<number> {
  const { claims, runs, now } = dependencies;
  const days = Array.from({ length: SEARCHED_DAYS + 1 }, (_, ago) =>
    new Date(now().getTime() - ago * 86_400_000).toISOString().slice(0, "2026-11-20".length),
  );
  let closed = 0;
  for (const day of days) {
    for (const { run, roleName } of await runs.listOpen(account, day)) {
      if (!(await claims.isHeld(account, roleName, run.runId))) {
        closed += (await giveOutcome(dependencies, run, roleName, VANISHED)) ? 1 : 0;
        await claims.release(account, roleName, run.runId);
      }
    }
  }
  return closed;
}

const VANISHED = "The run vanished: its claim expired before it said how it ended";

async function giveOutcome(
  { runs, journal, now }: Pick<Inventory, "runs"> & { readonly journal: Journal; readonly now: () => Date },
  run: RunIdentity,
  roleName: string,
  reason: string,
): Promise<boolean> {
  const outcome: Outcome = { kind: "failed", reason, blockers: [] };
  const isFirst = await runs.end(run, roleName, outcome);
  if (isFirst) {
    const { account, runId } = run;
    await journal({
      account,
      roleName,
      at: now().toISOString(),
      id: `${runId}-ended`,
      what: "Run Ended",
      detail: { runId, outcome },
    });
  }
  return isFirst;
}
