import { csvLines } from "./csv-lines.ts";
import type { Canvas, Column, OutputFormat } from "./format.ts";
import { inChunks } from "./in-chunks.ts";
import { jsonArray, jsonLines } from "./json-lines.ts";
import { markdownLines } from "./markdown-lines.ts";
import { tableLines } from "./table-lines.ts";

/** How rows are to be written. */
export interface Rendering<Row> {
  readonly format: OutputFormat;
  readonly canvas: Canvas;
  /** What JSON says of a row: usually more than the columns show. */
  readonly json: (row: Row) => unknown;
}

/**
 * Writes rows, in chunks. Only a table has to see all rows before it can begin.
 *
 * Whatever a row holds, the text is safe to show on a terminal, and in CSV and Markdown to open.
 */
export function renderRows<Row>(
  rows: Iterable<Row>,
  columns: readonly Column<Row>[],
  how: Rendering<Row>,
): Iterable<string> {
  return inChunks(linesOf(rows, columns, how));
}

function linesOf<Row>(
  rows: Iterable<Row>,
  columns: readonly Column<Row>[],
  { format, canvas, json }: Rendering<Row>,
): Iterable<string> {
  switch (format) {
    case "table":
      return tableLines(rows, columns, canvas);
    case "json":
      return jsonArray(each(rows, json));
    case "jsonl":
      return jsonLines(each(rows, json));
    case "csv":
      return csvLines(rows, columns);
    case "markdown":
      return markdownLines(rows, columns);
  }
}

/** `Iterator.prototype.map` would do, but the caller may give an array. */
function* each<Row>(rows: Iterable<Row>, change: (row: Row) => unknown): Generator<unknown, void> {
  for (const row of rows) {
    yield change(row);
  }
}
