import { concludeRun, MAX_FAILURES, type Remediation } from "../core/drift/remediation.ts";
import type { Outcome } from "../core/request.ts";
import type { Inventory } from "./inventory.ts";
import type { Journal } from "./journal.ts";
import type { RunIdentity } from "./runs.ts";

/** What ending a remediation's run needs of the world. */
export interface EndRemediationDependencies extends Pick<Inventory, "claims" | "remediations" | "runs"> {
  readonly journal: Journal;
  readonly now: () => Date;
}

/**
 * Gives the run that mends a finding its outcome, and gives up the role's claim if it has it; the first outcome stays.
 * Doing it again changes nothing. A run that mends no finding is left alone.
 */
export async function endRemediation(
  { claims, remediations, runs, journal, now }: EndRemediationDependencies,
  run: RunIdentity,
  roleName: string,
  outcome: Outcome,
): Promise<Remediation | undefined> {
  const { account, runId } = run;
  if ((await remediations.read(account, roleName))?.run?.runId !== runId) {
    return undefined;
  }
  const after = await remediations.change(account, roleName, (before) =>
    before.run?.runId === runId ? concludeRun(before, outcome, now().toISOString()) : before,
  );
  if (after.run?.runId !== runId) {
    return undefined;
  }
  await runs.end(run, roleName, after.run.outcome ?? outcome);
  await claims.release(account, roleName, runId);
  await tellEnd(journal, after);
  return after;
}

/**
 * Tells how a role's latest run ended; the same, however often it is told. After too many failures in a row rolecall
 * says that it has stopped trying.
 */
export async function tellEnd(
  journal: Journal,
  { account, roleName, run, failures }: Remediation,
): Promise<void> {
  if (run?.outcome === undefined) {
    return;
  }
  const { runId, outcome, endedAt: at = run.beganAt } = run;
  const detail = { runId, finding: run.kind, action: run.action, outcome };
  const entry = { account, roleName, at };
  await journal({ ...entry, id: `${runId}-remediated`, what: "Remediation Ended", detail });
  if (failures >= MAX_FAILURES) {
    const what = "Remediation Given Up";
    await journal({ ...entry, id: `${runId}-given-up`, what, detail: { ...detail, failures } });
  }
}
