import type { Column } from "../output/format.ts";
import { renderRows } from "../output/render-rows.ts";
import { canvasOf } from "../session/canvas.ts";
import type { Session } from "../session/session.ts";

/** Writes rows to standard output, as the person asked for them. A table without rows is nothing to look at. */
export function writeRows<Row>(
  { surroundings, options }: Session,
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  json: (row: Row) => unknown,
): void {
  const format = options.output ?? "table";
  if (format === "table" && rows.length === 0) {
    return;
  }
  for (const chunk of renderRows(rows, columns, { format, canvas: canvasOf(surroundings), json })) {
    surroundings.out(chunk);
  }
}
