import { inChunks } from "../output/in-chunks.ts";
import { jsonLines } from "../output/json-lines.ts";
import { subjectOfFinding } from "./asff/subject.ts";
import { complianceFinding } from "./ocsf/compliance-finding.ts";
import type { ReportData } from "./report-data.ts";

/**
 * Findings, open and closed, as events of the Open Cybersecurity Schema Framework: JSON Lines, an event on each. Nothing
 * at all if there are no findings.
 */
export function reportOcsf(data: ReportData): Iterable<string> {
  return inChunks(jsonLines(eventsOf(data)));
}

function* eventsOf(data: ReportData): Generator<unknown, void> {
  for (const account of data.accounts) {
    const known = new Map(account.roles.map(({ record }) => [record.role.roleName, record.role]));
    for (const finding of account.findings) {
      yield complianceFinding(finding, subjectOfFinding(finding, known.get(finding.subject)), account, data);
    }
  }
}
