import type { Judgement } from "../../functions/core/drift/finding.ts";
import { judgeExemptions, judgeMissing, requiredRoles } from "../../functions/core/drift/judge-account.ts";
import { judgeRole, type Standards } from "../../functions/core/drift/judge-role.ts";
import type { RoleRecord } from "../../functions/core/record.ts";

/** Judges an account's records by these standards, as a sweep would; nothing is kept and nothing started. Pure. */
export function judgeDrift(
  records: readonly RoleRecord[],
  account: string,
  standards: Standards,
): readonly Judgement[] {
  const byName = new Map(records.map((record) => [record.role.roleName, record]));
  const required = requiredRoles(standards.policy, account, standards.organizationalUnits);
  return [
    ...records.flatMap((record) => judgeRole(record, standards)),
    ...required.flatMap((role) => judgeMissing(role, byName.get(role.roleName), account, standards)),
    ...judgeExemptions(account, standards),
  ];
}
