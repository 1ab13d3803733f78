import { cellText } from "./cell-text.ts";
import { fitColumns, GAP, type Slot } from "./fit-columns.ts";
import type { Canvas, Column } from "./format.ts";
import { paint, type Tone } from "./paint.ts";
import { cutText, textWidth } from "./text-width.ts";
import { visibleText } from "./visible-text.ts";

interface Cell {
  readonly text: string;
  readonly tone: Tone | undefined;
}

/**
 * Rows for a person: a line with the titles, then one for each row, without any boxes. What is unknown is left empty.
 *
 * On a narrow terminal spare columns are left out first; then the last column of text is cut, and says so with `…`.
 */
export function* tableLines<Row>(
  rows: Iterable<Row>,
  columns: readonly Column<Row>[],
  canvas: Canvas,
): Generator<string, void> {
  // How wide a column is, only its last row tells.
  const body = Array.from(rows, (row) => columns.map((column) => cellOf(row, column)));
  const head = columns.map(({ title }): Cell => ({ text: visibleText(title), tone: "strong" }));
  const slots = fitColumns(
    columns.map((column, at) => ({
      at,
      width: widest([head, ...body], at),
      spare: column.spare ?? 0,
      isText: column.align !== "right",
    })),
    canvas.width,
  );
  for (const line of [head, ...body]) {
    yield `${lineOf(line, slots, canvas.colors)}\n`;
  }
}

function cellOf<Row>(row: Row, { value, tone }: Column<Row>): Cell {
  return { text: visibleText(cellText(value(row))), tone: tone?.(row) };
}

function widest(lines: readonly (readonly Cell[])[], at: number): number {
  return lines.reduce((most, line) => Math.max(most, textWidth(line[at]?.text ?? "")), 0);
}

/** Nothing follows the last text of a line: blanks there would wrap on a narrower terminal, and are copied along. */
function lineOf(line: readonly Cell[], slots: readonly Slot[], colors: boolean): string {
  const end = slots.findLastIndex(({ at }) => line[at]?.text !== "");
  return slots
    .slice(0, end + 1)
    .map(({ at, width, isText }, index) => {
      const { text = "", tone } = line[at] ?? {};
      const cut = cutText(text, width);
      const blanks = " ".repeat(width - textWidth(cut));
      const painted = paint(cut, tone, colors);
      if (!isText) {
        return `${blanks}${painted}`;
      }
      return index === end ? painted : `${painted}${blanks}`;
    })
    .join(GAP);
}
