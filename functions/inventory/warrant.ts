import type { Standards } from "../core/drift/judge-role.ts";
import { standingOf } from "../core/drift/standing.ts";
import type { Warrant } from "../core/request.ts";
import { windowAt } from "../policy/windows.ts";
import type { Inventory } from "./inventory.ts";
import { readProtectedUntil } from "./tag-protection.ts";

/** What checking a warrant needs of the world. */
export interface WarrantDependencies
  extends Pick<Inventory, "findings" | "policies" | "records" | "remediations"> {
  readonly now: () => Date;
  readonly standards: Pick<Standards, "organizationalUnits" | "protectedRoleNames">;
}

/**
 * Answers why a run that a finding started may change nothing now, or `undefined` if it may: the finding still stands,
 * by the same rule, its run is still the one at work and was approved where it has to be, no tag protects the role, and
 * the maintenance window is open. A run without a warrant was asked for by a person, and needs none. Asked right before
 * each change.
 */
export async function whyNotWarranted(
  { findings, policies, records, remediations, now, standards }: WarrantDependencies,
  account: string,
  roleName: string,
  warrant: Warrant | undefined,
): Promise<string | undefined> {
  if (warrant === undefined) {
    return undefined;
  }
  const [policy, record, remediation] = await Promise.all([
    policies.read(account),
    records.read(account, roleName),
    remediations.read(account, roleName),
  ]);
  const run = remediation?.run;
  const { runId, kind, occurrence } = warrant;
  const isOfIt = run?.runId === runId && run.kind === kind && run.occurrence === occurrence;
  if (!isOfIt || run.outcome !== undefined) {
    return `Run ${runId} is not the one that mends a finding of ${roleName} any more`;
  }
  if (run.response === "approve" && run.answer?.decision !== "approve") {
    return `Nobody has approved run ${runId}`;
  }
  const at = now();
  const standing = standingOf(
    run,
    { account, roleName, record },
    { ...standards, policy, at: at.toISOString() },
  );
  if (!standing.stands) {
    return `Nothing is to be mended any more: ${standing.why}`;
  }
  const until = await readProtectedUntil({ findings }, policy, record, run);
  if (until !== undefined && at.getTime() < Date.parse(until)) {
    return `A tag on ${roleName} has it left alone until ${until}`;
  }
  const { window } = standing.rule;
  return window === null || windowAt(window, at).open ? undefined : "The maintenance window has closed";
}
