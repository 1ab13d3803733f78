import type { Finding } from "../../../functions/core/drift/finding.ts";
import { findingAdvice, findingName } from "../markdown/finding-words.ts";
import { limitId, limitText } from "./limit-text.ts";
import { productFields } from "./product-fields.ts";
import { resourcesOf } from "./resources.ts";
import { severityOf } from "./severity.ts";
import { type FindingSubject, findingUid } from "./subject.ts";

/** Where a finding is to be imported. */
export interface Destination {
  /** For example `aws`. */
  readonly partition: string;
  /** Where Security Hub is called. */
  readonly region: string;
}

const MOST_ID = 512;
const MOST_TITLE = 256;
const MOST_DESCRIPTION = 1024;
const MOST_ADVICE = 512;

/** A category of AWS's own taxonomy; the classifier may be a provider's. */
const TYPES = ["Software and Configuration Checks/AWS Security Best Practices/Service-Linked Roles"];

const DOCUMENTATION = "https://docs.aws.amazon.com/IAM/latest/UserGuide/using-service-linked-roles.html";

/**
 * A finding in the AWS Security Finding Format, of the product that each account has for its own findings.
 *
 * The `Id` stays the same when a finding opens again, so that who suppresses it in Security Hub is not asked again.
 * Security Hub takes `Severity`, `Types` and `Workflow` from the first import only; changes go into
 * `FindingProviderFields`.
 *
 * @see https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_AwsSecurityFinding.html (read 2026-11-28 in the SDK)
 * @see https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_BatchImportFindings.html (excerpt read 2026-11-28)
 */
export function asffFinding(
  finding: Finding,
  subject: FindingSubject,
  { partition, region }: Destination,
): Readonly<Record<string, unknown>> {
  const { account, kind, openedAt, updatedAt, evidence } = finding;
  const isOpen = finding.status === "open";
  const name = findingName(kind);
  const severity = { Label: severityOf(kind).toUpperCase(), Original: kind };
  return {
    SchemaVersion: "2018-10-08",
    Id: limitId(findingUid(finding), MOST_ID),
    ProductArn: `arn:${partition}:securityhub:${region}:${account}:product/${account}/default`,
    ProductName: "rolecall",
    GeneratorId: `rolecall/${kind}`,
    AwsAccountId: account,
    Types: TYPES,
    FirstObservedAt: openedAt,
    LastObservedAt: evidence.roleReadAt ?? updatedAt,
    CreatedAt: openedAt,
    UpdatedAt: updatedAt,
    Severity: severity,
    Title: limitText(`${name}: ${finding.subject}`, MOST_TITLE) ?? name,
    Description: limitText(descriptionOf(finding), MOST_DESCRIPTION) ?? name,
    Remediation: {
      Recommendation: { Text: limitText(findingAdvice(kind), MOST_ADVICE) ?? name, Url: DOCUMENTATION },
    },
    ProductFields: productFields(finding),
    Resources: resourcesOf(finding, subject, partition),
    Workflow: { Status: isOpen ? "NEW" : "RESOLVED" },
    RecordState: isOpen ? "ACTIVE" : "ARCHIVED",
    FindingProviderFields: { Severity: severity, Types: TYPES },
  };
}

function descriptionOf({ summary, why, closedBecause }: Finding): string {
  return closedBecause === undefined
    ? `${summary}. ${why}`
    : `Not so any more: ${closedBecause}. ${summary}.`;
}
