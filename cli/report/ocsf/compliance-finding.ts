import type { Finding } from "../../../functions/core/drift/finding.ts";
import { type Severity, severityOf } from "../asff/severity.ts";
import { type FindingSubject, findingUid } from "../asff/subject.ts";
import { findingAdvice, findingName } from "../markdown/finding-words.ts";
import type { ReportAccount, ReportData } from "../report-data.ts";
import { complianceOf } from "./compliance.ts";
import { millisOf } from "./millis-of.ts";
import { affectedResource, evidenceOfFinding } from "./resources.ts";

/** The version that Security Hub speaks; later ones of 1.x take the same events. */
const OCSF_VERSION = "1.6.0";

const CATEGORY = { category_uid: 2, category_name: "Findings" } as const;

const CLASS = { class_uid: 2003, class_name: "Compliance Finding" } as const;

const ACTIVITIES = { 1: "Create", 2: "Update", 3: "Close" } as const;

const SEVERITY_IDS: Readonly<Record<Severity, number>> = { Low: 2, Medium: 3 };

/**
 * A finding as an event of OCSF: a compliance finding, since what is held against each other is a role and what its owner
 * has written down, and not a detection, since nobody attacks.
 *
 * @see https://schema.ocsf.io/1.6.0/classes/compliance_finding?profiles=cloud (its source read 2026-11-28, at second hand)
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-ocsf.html (excerpt read 2026-11-28)
 */
export function complianceFinding(
  finding: Finding,
  subject: FindingSubject,
  { account, alias }: Pick<ReportAccount, "account" | "alias">,
  { generatedAt, version, partition }: Pick<ReportData, "generatedAt" | "version" | "partition">,
): Readonly<Record<string, unknown>> {
  const { kind, summary, why, openedAt, updatedAt, evidence } = finding;
  const isOpen = finding.status === "open";
  const activity = activityOf(finding);
  const severity = severityOf(kind);
  const uid = findingUid(finding);
  return {
    activity_id: activity,
    activity_name: ACTIVITIES[activity],
    ...CATEGORY,
    ...CLASS,
    type_uid: CLASS.class_uid * 100 + activity,
    type_name: `${CLASS.class_name}: ${ACTIVITIES[activity]}`,
    ...millisOf("time", updatedAt),
    timezone_offset: 0,
    severity_id: SEVERITY_IDS[severity],
    severity,
    ...(isOpen ? { status_id: 1, status: "New" } : { status_id: 4, status: "Resolved" }),
    status_detail: finding.closedBecause ?? why,
    message: summary,
    metadata: {
      version: OCSF_VERSION,
      profiles: ["cloud"],
      product: { name: "rolecall", vendor_name: "rolecall", version },
      uid: `${uid}/${finding.version}`,
      event_code: kind,
      ...millisOf("logged_time", generatedAt),
    },
    cloud: {
      provider: "AWS",
      cloud_partition: partition,
      account: {
        uid: account,
        ...(alias === undefined ? {} : { name: alias }),
        type_id: 10,
        type: "AWS Account",
      },
    },
    finding_info: {
      uid,
      title: `${findingName(kind)}: ${finding.subject}`,
      desc: summary,
      types: [kind],
      ...millisOf("created_time", openedAt),
      ...millisOf("first_seen_time", openedAt),
      ...millisOf("modified_time", updatedAt),
      ...millisOf("last_seen_time", evidence.roleReadAt ?? updatedAt),
    },
    compliance: complianceOf(finding),
    remediation: { desc: findingAdvice(kind) },
    resources: [affectedResource(subject, partition)],
    evidences: [evidenceOfFinding(finding, partition)],
    unmapped: { occurrence: finding.occurrence, remedy: finding.remedy ?? null, subject: finding.subject },
  };
}

function activityOf({ status, openedAt, updatedAt }: Finding): keyof typeof ACTIVITIES {
  if (status === "closed") {
    return 3;
  }
  return openedAt === updatedAt ? 1 : 2;
}
