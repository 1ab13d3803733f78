import type { Finding } from "../../../functions/core/drift/finding.ts";
import type { ReportData } from "../report-data.ts";
import { anchorOf } from "./anchor.ts";
import { type Markup, markup } from "./markup.ts";
import { day } from "./moment.ts";
import { columnHeads, sheet } from "./sheet.ts";

/** The columns of the findings, in order; the script sorts by them (`client/order.ts`). */
const FINDING_COLUMNS = ["Subject", "Account", "Finding", "What follows", "Opened", "Closed"] as const;

/** All findings, the open ones first, and among them the newest. */
export function* findingList({ accounts }: ReportData): Generator<string> {
  yield '<section id="findings" aria-labelledby="findings-heading"><h2 id="findings-heading">Findings</h2>\n';
  const findings = accounts
    .flatMap((account) => account.findings.map((finding) => ({ account: account.account, finding })))
    .sort((a, b) => rank(a.finding) - rank(b.finding) || byNewest(a.finding, b.finding));
  if (findings.length === 0) {
    yield "<p>None: nothing differs from what is wanted, as far as anybody has said what that is.</p>\n";
  } else {
    const rows = findings.values().map(({ account, finding }) => findingRow(account, finding));
    const head = markup`${columnHeads(FINDING_COLUMNS)}`;
    yield* sheet({ id: "finding-list", caption: "Findings, open ones first", head, rows });
  }
  yield "</section>\n";
}

/** What a finding asks of whom, in words. */
export function remedyInWords({ remedy }: Pick<Finding, "remedy">): string {
  if (remedy === undefined) {
    return "reported only";
  }
  return remedy.response === "act" ? remedy.action : `${remedy.action}, once approved`;
}

/** Orders findings, the one that was opened last first. */
export function byNewest(a: Finding, b: Finding): number {
  return a.openedAt === b.openedAt ? 0 : a.openedAt > b.openedAt ? -1 : 1;
}

function rank({ status }: Finding): number {
  return status === "open" ? 0 : 1;
}

function findingRow(account: string, finding: Finding): Markup {
  const { subject, kind, status, summary, rule, openedAt, closedAt } = finding;
  return markup`<tr role="row"><th role="rowheader" scope="row"><a href="#${anchorOf(account, subject)}">${subject}</a></th><td role="cell">${account}</td><td role="cell" class="${status}"><b>${kind}, ${status}</b> ${summary}</td><td role="cell">${remedyInWords(finding)}<small>by rule ${rule}</small></td><td role="cell">${day(openedAt)}</td><td role="cell">${closedAt === undefined ? "–" : day(closedAt)}</td></tr>
`;
}
