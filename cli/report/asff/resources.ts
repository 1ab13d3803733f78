import type { Finding } from "../../../functions/core/drift/finding.ts";
import { limitFields } from "./limit-text.ts";
import { type FindingSubject, usageArns } from "./subject.ts";

/** Security Hub takes 32 of a finding. */
const MOST_RESOURCES = 32;

/** IAM's own longest, a path, has as many. */
const MOST_DETAIL = 512;

/** A longer ARN is left out: what is cut off would name something else. */
const MOST_ARN = 512;

/** Those that Security Hub knows; of another one it would refuse the finding. */
const PARTITIONS: readonly string[] = ["aws", "aws-cn", "aws-us-gov"];

/** The role of a finding, or its account, and what uses the role: at least one, at most 32. */
export function resourcesOf(
  finding: Finding,
  subject: FindingSubject,
  partition: string,
): readonly Readonly<Record<string, unknown>>[] {
  const Partition = PARTITIONS.includes(partition) ? { Partition: partition } : {};
  const usages = usageArns(finding)
    .filter(({ length }) => length <= MOST_ARN)
    .map((arn) => ({ Type: "Other", Id: arn.toWellFormed(), ...Partition }));
  return [{ ...resourceOf(subject), ...Partition }, ...usages].slice(0, MOST_RESOURCES);
}

function resourceOf(subject: FindingSubject) {
  if (subject.kind === "account") {
    return { Type: "AwsAccount", Id: `AWS::::Account:${subject.account}` };
  }
  const { arn, roleName, roleId, createdAt, path } = subject;
  return {
    Type: "AwsIamRole",
    Id: arn,
    Details: {
      AwsIamRole: limitFields(
        { RoleName: roleName, RoleId: roleId, CreateDate: createdAt, Path: path },
        MOST_DETAIL,
      ),
    },
  };
}
