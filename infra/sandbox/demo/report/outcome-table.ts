import type { Headings, OutcomeRow } from "../screen/closing-table.ts";
import { breakable } from "./breakable.ts";
import { type Markup, markup } from "./markup.ts";

/** What became of each role, row by row: of its runs, or of its findings. */
export function outcomeTable(caption: string, headings: Headings, rows: readonly OutcomeRow[]): Markup {
  return markup`<table class="outcomes" role="table">
<caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${headings.map((heading) => markup`<th scope="col" role="columnheader">${heading}</th>`)}</tr></thead>
<tbody role="rowgroup">${rows.map(
    ({ roleName, run, outcome, reason }) =>
      markup`<tr role="row"><th scope="row" role="rowheader">${breakable(roleName)}</th><td role="cell">${run}</td><td role="cell"><span class="pill ${outcome}">${outcome}</span></td><td role="cell">${reason}</td></tr>`,
  )}</tbody>
</table>`;
}
