import { concludeRun, MAX_FAILURES, type Remediation } from "../core/drift/remediation.ts";
import type { Outcome } from "../core/request.ts";
import type { Inventory } from "./inventory.ts";
import type { Journal } from "./journal.ts";
import type { RunIdentity } from "./runs.ts";

/** What ending a remediation's run needs of the world. */
export interface EndRemediationDependencies extends Pick<Inventory, "remediations" | "runs"> {
  readonly journal: Journal;
  readonly now: () => Date;
}

/**
 * Gives the run that mends a finding its outcome; the first one stays. After too many failures in a row rolecall says
 * that it has stopped trying. Doing it again changes nothing. A run that mends no finding is left alone.
 */
export async function endRemediation(
  { remediations, runs, journal, now }: EndRemediationDependencies,
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
  const { run: ended, failures } = after;
  if (ended?.runId !== runId) {
    return undefined;
  }
  const kept = ended.outcome ?? outcome;
  await runs.end(run, roleName, kept);
  const at = ended.endedAt ?? run.startedAt;
  const detail = { runId, finding: ended.kind, action: ended.action, outcome: kept };
  const what = "Remediation Ended";
  await journal({ account, roleName, at, id: `${runId}-remediated`, what, detail });
  if (failures >= MAX_FAILURES) {
    await journal({
      account,
      roleName,
      at,
      id: `${runId}-given-up`,
      what: "Remediation Given Up",
      detail: { ...detail, failures },
    });
  }
  return after;
}
