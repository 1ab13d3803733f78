import { type Finding, findingId } from "../../../functions/core/drift/finding.ts";
import type { Role } from "../../../functions/core/role.ts";

/** What a finding is about: a role that is or was there, or else the account: a role is missing, or an exemption is over. */
export type FindingSubject =
  | {
      readonly kind: "role";
      readonly arn: string;
      readonly roleName: string;
      readonly roleId: string | undefined;
      /** ISO 8601. */
      readonly createdAt: string | undefined;
      readonly path: string | undefined;
    }
  | { readonly kind: "account"; readonly account: string };

/**
 * Says what a finding is about.
 *
 * @param role the inventory's role of that name, if there is one
 */
export function subjectOfFinding(finding: Finding, role: Role | undefined): FindingSubject {
  const { account, subject, roleId, evidence } = finding;
  // The finding may be of an incarnation that is not the one in the inventory any more.
  const same = role !== undefined && role.roleId === roleId ? role : undefined;
  const arn = evidence.roleArn ?? same?.arn;
  return arn === undefined
    ? { kind: "account", account }
    : {
        kind: "role",
        arn,
        roleName: subject,
        roleId,
        createdAt: evidence.createdAt ?? same?.createdAt,
        path: same?.path,
      };
}

/** Identifies a finding among those of all accounts, over all times that it is open. */
export function findingUid(finding: Finding): string {
  return `rolecall/${finding.account}/${findingId(finding)}`;
}

/** ARNs of what uses the role; the evidence of many usages ends with a sentence instead of an ARN. */
export function usageArns({ evidence }: Finding): readonly string[] {
  return evidence.usages.filter((usage) => usage.startsWith("arn:"));
}
