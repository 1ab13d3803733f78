import { CHUNK_ROWS, chunksOf } from "./chunks.ts";
import { type Markup, markup } from "./markup.ts";

/** A long table. */
export interface SheetView {
  readonly id: "matrix" | "finding-list" | "account-list";
  /** Says what the table is to those who do not see it. */
  readonly caption: string;
  readonly head: Markup;
  readonly rows: Iterable<Markup>;
}

/** Makes a table of any length piece by piece: the browser lays out only the groups of rows that are on screen. */
export function* sheet({ id, caption, head, rows }: SheetView): Generator<string> {
  yield markup`<table id="${id}" class="sheet" role="table"><caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${head}</tr></thead>
`.text;
  for (const chunk of chunksOf(rows, CHUNK_ROWS)) {
    yield markup`<tbody role="rowgroup"${chunk.length < CHUNK_ROWS ? markup` class="short"` : ""}>
${chunk}</tbody>
`.text;
  }
  yield "</table>\n";
}

/** Heads columns by their names alone. */
export function columnHeads(names: readonly string[]): readonly Markup[] {
  return names.map((name) => markup`<th role="columnheader" scope="col">${name}</th>`);
}
