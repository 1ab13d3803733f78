import type { Finding, FindingKind } from "../../../functions/core/drift/finding.ts";

/** Kinds that say that rolecall could not tell, instead of that something is not as it should be. */
const UNTOLD: readonly FindingKind[] = ["unknown", "stale"];

/** What a look said of one rule of the policy: OCSF's own words and numbers. */
export function complianceOf(finding: Finding): Readonly<Record<string, unknown>> {
  const { kind, rule, policyDigest, summary, why, closedBecause } = finding;
  const isMet = finding.status === "closed";
  const isUntold = !isMet && UNTOLD.includes(kind);
  return {
    control: kind,
    ...(policyDigest === undefined ? {} : { standards: ["rolecall policy"] }),
    ...(isMet
      ? { status_id: 1, status: "Pass" }
      : isUntold
        ? { status_id: 2, status: "Warning" }
        : { status_id: 3, status: "Fail" }),
    status_details: [why, ...(closedBecause === undefined ? [] : [closedBecause])],
    // Whether a criterion is met that could not be looked at is not to be said.
    ...(isUntold
      ? {}
      : {
          assessments: [
            {
              name: rule,
              desc: summary,
              meets_criteria: isMet,
              ...(policyDigest === undefined
                ? {}
                : { policy: { name: "rolecall policy", uid: policyDigest, is_applied: true } }),
            },
          ],
        }),
  };
}
