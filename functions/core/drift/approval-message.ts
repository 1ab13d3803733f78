import type { Finding } from "./finding.ts";
import type { RemediationRun } from "./remediation.ts";

/** What somebody is asked to approve. */
export interface ApprovalRequest {
  readonly account: string;
  readonly roleName: string;
  readonly finding: Pick<Finding, "kind" | "summary" | "why" | "rule" | "evidence">;
  readonly run: Pick<RemediationRun, "runId" | "action" | "plan" | "policyDigest">;
  readonly expiresAt: string;
  /** Where an answer is sent to. */
  readonly answerUrl: string;
}

const ACTIONS = {
  decommission: "decommission",
  recreate: "make again",
  "put-back": "put back description and tags of",
} as const;

const MOST_USAGES_NAMED = 100;

/** SNS takes a subject only if it is shorter than 100 signs. */
const MOST_SUBJECT_SIGNS = 99;

/**
 * A subject as SNS wants it: printable ASCII signs, since a role's name has no others.
 *
 * @see https://docs.aws.amazon.com/sns/latest/api/API_Publish.html (read 2026-11-21)
 */
export function approvalSubject({ run, roleName, account }: ApprovalRequest): string {
  return `rolecall ${account}: approve to ${run.action} ${roleName}?`.slice(0, MOST_SUBJECT_SIGNS);
}

/** Says to a person what is to be done, why, and how to answer. It holds nothing that could be followed by mistake. */
export function approvalMessage(request: ApprovalRequest): string {
  const { account, roleName, finding, run, expiresAt, answerUrl } = request;
  const usages = run.plan?.usages ?? [];
  const named = usages
    .slice(0, MOST_USAGES_NAMED)
    .map(({ region, arn, release }) => `  - ${region}: ${arn}: ${release}`);
  const more = usages.length - named.length;
  const answer = JSON.stringify({
    roleName,
    runId: run.runId,
    planDigest: run.plan?.digest ?? "",
    decision: "approve",
  });
  return [
    `rolecall asks for an approval: ${ACTIONS[run.action]} ${roleName} in account ${account}.`,
    "",
    `Finding (${finding.kind}): ${finding.summary}.`,
    finding.why,
    made(finding.evidence.origin),
    "",
    ...(run.action === "decommission"
      ? [
          usages.length === 0
            ? "Nothing would be released; the role would be deleted."
            : `Would be released, then the role deleted:`,
          ...named,
          ...(more > 0 ? [`  - and ${more} more`] : []),
        ]
      : []),
    "",
    `Run: ${run.runId}`,
    `Plan: ${run.plan?.digest ?? ""}`,
    `Policy: ${run.policyDigest}`,
    `An answer is taken until ${expiresAt}.`,
    "",
    "To answer, send a signed request (AWS Signature Version 4, service lambda) as somebody whom the policy names:",
    `  POST ${answerUrl}`,
    `  ${answer}`,
    'with "decision": "approve" or "reject".',
  ].join("\n");
}

function made(origin: Finding["evidence"]["origin"]): string {
  if (origin === undefined) {
    return "Who made the role is not known: no event told.";
  }
  const via = origin.via === undefined ? "" : ` through ${origin.via}`;
  return `Made by ${origin.by ?? "somebody whom CloudTrail does not name"}${via} at ${origin.at} (${origin.call}).`;
}
