import type { Evidence, Finding } from "../../../functions/core/drift/finding.ts";
import { remedyInWords } from "./finding-list.ts";
import { arnList, pairs } from "./list.ts";
import { type Markup, markup } from "./markup.ts";
import { moment } from "./moment.ts";
import { madeBy } from "./role-facts.ts";

/** The findings of a role, or of another subject, each with the evidence that it stands on. */
export function subjectFindings(findings: readonly Finding[]): Markup | undefined {
  return findings.length === 0 ? undefined : markup`<h3>Findings</h3>${findings.map(findingBlock)}`;
}

function findingBlock(finding: Finding): Markup {
  const { kind, status, summary, why, rule, policyDigest, occurrence } = finding;
  const { openedAt, updatedAt, closedAt, closedBecause, evidence } = finding;
  return markup`<div class="block"><p class="${status}"><b>${kind}, ${status}</b> ${summary}</p>${pairs([
    ["Rule", markup`${rule}: ${why}`],
    ["What follows", remedyInWords(finding)],
    ["Policy", policyDigest && markup`<code>${policyDigest}</code>`],
    [
      "Opened",
      markup`${moment(openedAt)}${occurrence > 1 ? ` (occurrence ${occurrence})` : ""}, updated ${moment(updatedAt)}`,
    ],
    [
      "Closed",
      closedAt && markup`${moment(closedAt)}${closedBecause === undefined ? "" : `: ${closedBecause}`}`,
    ],
    ...evidenceLines(evidence),
  ])}</div>`;
}

function evidenceLines(evidence: Evidence) {
  const { status, roleArn, createdAt, lastUsedAt, roleReadAt, completeAt, origin } = evidence;
  return [
    ["Seen", markup`${status}${roleReadAt === undefined ? undefined : markup`, read ${moment(roleReadAt)}`}`],
    ["Every Region read", completeAt && moment(completeAt)],
    ["Role", roleArn && markup`<code>${roleArn}</code>`],
    ["Made", createdAt && markup`${moment(createdAt)}${origin === undefined ? undefined : madeBy(origin)}`],
    ["Last used", lastUsedAt && moment(lastUsedAt)],
    ["Regions read", evidence.regionsRead.join(", ")],
    ["Regions not read", evidence.regionsUnread.join("; ")],
    ["Usages", arnList(evidence.usages)],
  ] as const;
}
