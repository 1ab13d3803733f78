import type { Finding } from "../../../../functions/core/drift/finding.ts";
import type { Remediation } from "../../../../functions/core/drift/remediation.ts";
import { clockTime } from "../happening.ts";
import { madeBy } from "../watch/tell-finding.ts";
import { asSentence, resourceName } from "../words.ts";
import type { OutcomeRow } from "./closing-table.ts";

/** Headings of a table of findings. */
export const findingHeadings = ["Role", "Finding", "Status", "What became of it"] as const;

/** The rows of a table of findings, one for each. */
export function findingRows(
  findings: readonly Finding[],
  remediations: readonly Remediation[],
): readonly OutcomeRow[] {
  return findings.map((finding) => {
    const { subject, kind, status, evidence } = finding;
    const run = remediations.find(({ roleName }) => roleName === subject)?.run;
    return {
      roleName: subject,
      run: kind,
      outcome: status,
      reason: [
        asSentence(finding.summary),
        madeBy(evidence.origin),
        run?.kind === kind ? answerInWords(run) : undefined,
        `Opened ${clockTime(new Date(finding.openedAt))}${closingInWords(finding)}`,
      ]
        .filter((sentence) => sentence !== undefined)
        .join(" "),
      tone: status === "closed" ? "good" : "bad",
    };
  });
}

function answerInWords({ answer }: NonNullable<Remediation["run"]>): string | undefined {
  if (answer === undefined) {
    return undefined;
  }
  const done = answer.decision === "approve" ? "approved" : "rejected";
  return `${resourceName(answer.by)} ${done} its remedy at ${clockTime(new Date(answer.at))}.`;
}

function closingInWords({ closedAt, closedBecause = "" }: Finding): string {
  return closedAt === undefined
    ? "."
    : `, closed ${clockTime(new Date(closedAt))}: ${asSentence(closedBecause)}`;
}
