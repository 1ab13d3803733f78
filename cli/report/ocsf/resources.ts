import type { Finding } from "../../../functions/core/drift/finding.ts";
import { type FindingSubject, usageArns } from "../asff/subject.ts";
import { millisOf } from "./millis-of.ts";

/** What a finding is about: the role, or the account where a role is missing or an exemption is over. */
export function affectedResource(
  subject: FindingSubject,
  partition: string,
): Readonly<Record<string, unknown>> {
  const common = { cloud_partition: partition, role_id: 3, role: "Affected" };
  return subject.kind === "account"
    ? { uid: subject.account, type: "AWS::Account", ...common }
    : {
        uid: subject.arn,
        name: subject.roleName,
        type: "AWS::IAM::Role",
        ...(subject.roleId === undefined ? {} : { uid_alt: subject.roleId }),
        ...millisOf("created_time", subject.createdAt),
        ...common,
      };
}

/** What was read, and what uses the role. */
export function evidenceOfFinding(finding: Finding, partition: string): Readonly<Record<string, unknown>> {
  const resources = usageArns(finding).map((uid) => ({ uid, cloud_partition: partition }));
  return {
    name: "rolecall",
    data: finding.evidence,
    ...(resources.length === 0 ? {} : { resources }),
  };
}
