import type { Look, RoleRecord } from "../core/record.ts";
import type { Outcome } from "../core/request.ts";
import { owningPrincipal, type Role } from "../core/role.ts";
import type { Inventory } from "./inventory.ts";
import type { Journal } from "./journal.ts";
import type { Run, RunIdentity } from "./runs.ts";

/** What ending a run needs of the world. */
export interface EndRunDependencies extends Pick<Inventory, "claims" | "records" | "runs"> {
  readonly readRole: (roleName: string) => Promise<Role | undefined>;
  readonly journal: Journal;
  readonly now: () => Date;
}

/**
 * Ends a run: its outcome is kept, the record tells the truth, and the claim is given up. Doing it again
 * changes nothing; the first outcome stays. Answers the run as it is kept.
 */
export async function endRun(
  { claims, records, runs, readRole, journal, now }: EndRunDependencies,
  run: RunIdentity,
  named: string | undefined,
  outcome: Outcome,
): Promise<Run> {
  await runs.end(run, named ?? "", outcome);
  const kept: Run = (await runs.read(run)) ?? { roleName: named ?? "" };
  const { roleName } = kept;
  if (roleName === "") {
    return kept;
  }
  const { account, runId } = run;
  const before = await records.read(account, roleName);
  const { seenGoneAt, ...last } = kept.outcome ?? outcome;
  const mayBeGone = endsIncarnation(last) || kept.submittedAt !== undefined;
  if (mayBeGone && before !== undefined) {
    await seeIncarnation(before, seenGoneAt, decommissionOf(kept, last, run));
  }
  await journal({
    account,
    roleName,
    at: kept.endedAt ?? run.startedAt,
    id: `${runId}-ended`,
    what: "Run Ended",
    detail: { runId, outcome: kept.outcome ?? outcome },
  });
  await claims.release(account, roleName, runId);
  return kept;

  /** Its Regions were not read just now: a new incarnation is `unknown` until an event or a sweep looks. */
  async function seeIncarnation(
    { role: { roleName: name }, regions, status }: RoleRecord,
    goneAt: string | undefined,
    decommissioned: Pick<Look, "decommissioned">,
  ): Promise<void> {
    const roleReadAt = goneAt ?? now().toISOString();
    const role = goneAt === undefined ? await readRole(name) : undefined;
    const principal = role === undefined ? undefined : owningPrincipal(role);
    const unseen = { expected: Object.keys(regions), readings: [], observed: status !== "unobserved" };
    const look = { account, role, principal, roleReadAt, ...unseen, ...decommissioned, reacts: false };
    await records.merge(name, look);
  }
}

function endsIncarnation({ kind }: Outcome): boolean {
  return kind === "deleted" || kind === "already-gone" || kind === "recreated";
}

/** Which incarnation a run has deleted, if it has; it says so in the same words however often it is ended. */
function decommissionOf(
  { plan, endedAt }: Run,
  { kind }: Pick<Outcome, "kind">,
  { runId, startedAt }: RunIdentity,
): Pick<Look, "decommissioned"> {
  return kind === "deleted" && plan !== undefined
    ? { decommissioned: { runId, roleId: plan.roleId, at: endedAt ?? startedAt } }
    : {};
}
