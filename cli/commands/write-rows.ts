import type { Column } from "../output/format.ts";
import { renderRows } from "../output/render-rows.ts";
import { canvasOf } from "../session/canvas.ts";
import type { Session } from "../session/session.ts";

/** Writes rows to standard output, as the person asked for them. */
export function writeRows<Row>(
  { surroundings, options }: Session,
  rows: Iterable<Row>,
  columns: readonly Column<Row>[],
  json: (row: Row) => unknown,
): void {
  const format = options.output ?? "table";
  for (const chunk of renderRows(rows, columns, { format, canvas: canvasOf(surroundings), json })) {
    surroundings.out(chunk);
  }
}
