import type { FindingKind } from "../../../functions/core/drift/finding.ts";

/** How bad a finding is, in the words that Security Hub and OCSF share. */
export type Severity = "Low" | "Medium";

/**
 * No difference is an incident: somebody wanted it otherwise (medium), or should tidy up or look (low). What the owner
 * has forbidden, requires or had deleted is about who may do what in an account.
 */
const SEVERITIES: Readonly<Record<FindingKind, Severity>> = {
  unexpected: "Medium",
  missing: "Medium",
  "recreated-after-decommission": "Medium",
  "usage-in-unexpected-region": "Medium",
  unused: "Low",
  "description-drift": "Low",
  "tag-drift": "Low",
  unknown: "Low",
  stale: "Low",
  "exemption-expired": "Low",
};

/** How bad a finding of this kind is. */
export function severityOf(kind: FindingKind): Severity {
  return SEVERITIES[kind];
}
