import type { RoleRecord } from "../core/record.ts";
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
    await seeIncarnation(before, seenGoneAt);
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
  ): Promise<void> {
    const roleReadAt = goneAt ?? now().toISOString();
    const role = goneAt === undefined ? await readRole(name) : undefined;
    const principal = role === undefined ? undefined : owningPrincipal(role);
    const unseen = { expected: Object.keys(regions), readings: [], observed: status !== "unobserved" };
    await records.merge(name, { account, role, principal, roleReadAt, ...unseen, reacts: false });
  }
}

function endsIncarnation({ kind }: Outcome): boolean {
  return kind === "deleted" || kind === "already-gone" || kind === "recreated";
}
