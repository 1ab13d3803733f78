import { safeJson } from "../output/json-lines.ts";
import { asffFinding, type Destination } from "./asff/asff-finding.ts";
import { batches } from "./asff/batches.ts";
import { homeRegion } from "./asff/home-region.ts";
import { subjectOfFinding } from "./asff/subject.ts";
import type { ReportAccount, ReportData } from "./report-data.ts";

/**
 * Findings, open and closed, for Security Hub: JSON Lines, each line the whole input of one call of BatchImportFindings,
 * of one account. Nothing at all if there are no findings.
 *
 * The account itself has to make the call, in the Region that is meant. The AWS CLI wants a file for each: it reads
 * `file:///dev/stdin` twice, and an argument is too short.
 *
 * ```sh
 * split -l 1 -a 4 findings.jsonl batch-
 * for batch in batch-*; do aws securityhub batch-import-findings --cli-input-json "file://$batch"; done
 * ```
 *
 * @param region where Security Hub is called; absent: where IAM's events arrive
 */
export function* reportAsff(
  data: ReportData,
  region: string = homeRegion(data.partition),
): Generator<string, void> {
  for (const account of data.accounts) {
    for (const batch of batches(findingsOf(account, { partition: data.partition, region }))) {
      yield `${batch}\n`;
    }
  }
}

function* findingsOf({ roles, findings }: ReportAccount, destination: Destination): Generator<string, void> {
  const known = new Map(roles.map(({ record }) => [record.role.roleName, record.role]));
  for (const finding of findings) {
    yield safeJson(asffFinding(finding, subjectOfFinding(finding, known.get(finding.subject)), destination));
  }
}
