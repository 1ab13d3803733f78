import { inChunks } from "../output/in-chunks.ts";
import { markdownText } from "../output/markdown-lines.ts";
import { closedFindingLines, openFindingLines } from "./markdown/finding-tables.ts";
import { candidateLines, roleLines } from "./markdown/role-tables.ts";
import { summaryLines } from "./markdown/summary.ts";
import type { ReportData } from "./report-data.ts";

const PLACES: Readonly<Record<ReportData["place"], string>> = {
  direct: "the inventory on the machine that made this report",
  stack: "the inventory of the deployed stack",
};

/** For people: how many roles there are and what is to be done, every role, the findings, and which roles could go. */
export function reportMarkdown(data: ReportData): Iterable<string> {
  return inChunks(linesOf(data));
}

function* linesOf({ generatedAt, version, partition, place, accounts }: ReportData): Generator<string, void> {
  const roles = accounts.flatMap((account) => account.roles);
  const findings = accounts.flatMap((account) => account.findings);
  const open = findings.filter(({ status }) => status === "open");
  const closed = findings.filter(({ status }) => status === "closed");
  const candidates = roles.filter(({ verdict }) => verdict.kind === "can-go");
  yield "# Service-linked roles\n\n";
  yield `Made at ${markdownText(generatedAt)} by rolecall ${markdownText(version)}, `;
  yield `from ${PLACES[place]}, partition ${markdownText(partition)}.\n`;
  yield* section("Summary", accounts, summaryLines, "No account was read.");
  yield* section("What could go", candidates, candidateLines, "Nothing: no role is known to be unused.");
  yield* section("Open findings", open, openFindingLines, "None.");
  yield* section("Roles", roles, roleLines, "None.");
  yield* section("Closed findings", closed, closedFindingLines, "None.");
}

function* section<Item>(
  title: string,
  items: readonly Item[],
  linesOfItems: (items: readonly Item[]) => Iterable<string>,
  none: string,
): Generator<string, void> {
  yield `\n## ${title}\n\n`;
  yield* items.length === 0 ? [`${none}\n`] : linesOfItems(items);
}
