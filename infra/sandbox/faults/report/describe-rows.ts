import { table } from "../../bench/report/table.ts";
import type { PlayedRow } from "../play-rows.ts";

const HEADING = [
  "row",
  "role",
  "outcome",
  "true",
  "changed in AWS",
  "calls",
  "transitions",
  "virtual s",
] as const;

/** What came of the rows as tables, one for each group, then every problem, then a line that sums up. */
export function describeRows(rows: readonly PlayedRow[]): string {
  const groups = [...Map.groupBy(rows, ({ group }) => group)];
  return [
    ...groups.map(([title, own]) => table(title, HEADING, own.map(cellsOf))),
    ...problemsOf(rows),
    summary(rows),
  ].join("\n");
}

/** The same as Markdown. */
export function writeMarkdown(rows: readonly PlayedRow[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  const groups = [...Map.groupBy(rows, ({ group }) => group)];
  const problems = problemsOf(rows);
  return [
    "# Faults and races",
    "",
    summary(rows),
    "",
    ...groups.flatMap(([title, own]) => [
      `## ${title}`,
      "",
      line(HEADING),
      line(HEADING.map(() => "---")),
      ...own.map((row) => line(cellsOf(row))),
      "",
    ]),
    ...(problems.length === 0 ? [] : ["## Not true", "", ...problems.map((problem) => `- ${problem}`), ""]),
  ].join("\n");
}

function cellsOf(played: PlayedRow): readonly string[] {
  const { row, subject, outcomes, problems, changes, calls, transitions, virtualSeconds } = played;
  return [
    row,
    subject,
    outcomes.join(", ") || "no run",
    problems.length === 0 ? "yes" : "NO",
    Object.entries(changes)
      .map(([operation, count]) => `${operation} ${count}`)
      .join(", ") || "nothing",
    String(calls),
    String(transitions),
    String(virtualSeconds),
  ];
}

/** Each problem with the row and the role that it is about. */
function problemsOf(rows: readonly PlayedRow[]): readonly string[] {
  return rows.flatMap(({ row, subject, problems }) =>
    problems.map((problem) => `${row} (${subject}): ${problem}`),
  );
}

function summary(rows: readonly PlayedRow[]): string {
  const untrue = rows.filter(({ problems }) => problems.length > 0).length;
  const names = new Set(rows.map(({ row }) => row)).size;
  return `${names} rows, played ${rows.length} times: ${rows.length - untrue} true, ${untrue} not`;
}
