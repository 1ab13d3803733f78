import type { CellValue } from "./cell-text.ts";
import type { Column } from "./format.ts";
import { escaped } from "./visible-text.ts";

/** A terminal would obey them, and no field needs them. */
const OBEYED = /(?![\t\r\n])\p{Cc}/gu;

/**
 * Where a spreadsheet would begin to read a formula: at a sign that begins one, full-width forms and the minus included,
 * after blanks or not. A spreadsheet that takes semicolons or tabs for separators begins a cell after these too, whatever
 * the quotes say.
 */
const FORMULA =
  /(^|[;\t\r\n])(?=[[\s\p{C}\p{Default_Ignorable_Code_Point}']--[\t\r\n]]*[=+\-@\u2212\ufe62\ufe63\ufe66\ufe6b\uff0b\uff0d\uff1d\uff20])/gv;

/** Some drop a tab or a line break that begins a cell, and read on. */
const DROPPED = /^(?='*[\t\r\n])/;

/**
 * Lines of RFC 4180: a header with the columns' keys, commas, CRLF, quotes around what needs them. What is unknown is
 * empty; numbers stay numbers.
 *
 * A text that a spreadsheet would take for a formula gets an apostrophe before it, as OWASP recommends: one that begins
 * with = + - @, a tab or a line break, also after blanks, in full width, or after a separator within. To undo it, take one
 * apostrophe away wherever it stands there before such a sign (blanks and more apostrophes between count as nothing): a
 * text that had an apostrophe there itself has been given a second one.
 *
 * @see https://github.com/OWASP/ASVS, ASVS 5.0, requirement 1.2.10 (excerpt read 2026-11-28)
 */
export function* csvLines<Row>(
  rows: Iterable<Row>,
  columns: readonly Column<Row>[],
): Generator<string, void> {
  yield lineOf(columns.map(({ key }) => key));
  for (const row of rows) {
    yield lineOf(columns.map(({ value }) => value(row)));
  }
}

function lineOf(values: readonly CellValue[]): string {
  const line = values.map(fieldOf).join(",");
  // A line without any sign could be taken for none.
  return `${line === "" ? '""' : line}\r\n`;
}

function fieldOf(value: CellValue): string {
  if (typeof value !== "string") {
    return value === undefined ? "" : String(value);
  }
  const text = value.replace(OBEYED, escaped).replace(FORMULA, "$1'").replace(DROPPED, "'");
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
