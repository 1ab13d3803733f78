import { cellText } from "./cell-text.ts";
import type { Column } from "./format.ts";
import { visibleText } from "./visible-text.ts";

/**
 * What begins something in Markdown or HTML. As references of HTML, where a backslash would be read differently from
 * place to place: before another backslash or a bar.
 */
const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  "|": "&#124;",
  "\\": "&#92;",
  "`": "&#96;",
};

/**
 * A text that Markdown shows as it is, on one line: no table's bar, no HTML, code, link, emphasis or heading begins in
 * what a stranger has written.
 */
export function markdownText(text: string): string {
  return visibleText(text)
    .replace(/[&<>|\\`*_[\]~$#]/g, (sign) => ESCAPES[sign] ?? `\\${sign}`)
    .replace(/:(?=\/\/)|(?<=\bwww)\./gi, "\\$&")
    .replace(/^(\s*)(?=[-+=])/, "$1\\")
    .replace(/^(\s*\d+)(?=[.)](\s|$))/, "$1\\");
}

/** A table of GitHub's Markdown, with as many cells in each row as there are columns. */
export function* markdownLines<Row>(
  rows: Iterable<Row>,
  columns: readonly Column<Row>[],
): Generator<string, void> {
  yield lineOf(columns.map(({ title }) => markdownText(title)));
  yield lineOf(columns.map(({ align }) => (align === "right" ? "---:" : "---")));
  for (const row of rows) {
    yield lineOf(columns.map(({ value }) => markdownText(cellText(value(row)))));
  }
}

function lineOf(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |\n`;
}
