import type { RunTrack } from "../run/run-track.ts";
import { outcomeRows } from "../screen/closing-table.ts";
import { breakable } from "./breakable.ts";
import { type Markup, markup } from "./markup.ts";

/** What became of each role, run by run. */
export function outcomeTable(runs: readonly RunTrack[]): Markup {
  return markup`<table class="outcomes" role="table">
<caption>Roles and outcomes</caption>
<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Role</th><th scope="col" role="columnheader">Run</th><th scope="col" role="columnheader">Outcome</th><th scope="col" role="columnheader">Reason</th></tr></thead>
<tbody role="rowgroup">${outcomeRows(runs).map(
    ({ roleName, run, outcome, reason }) =>
      markup`<tr role="row"><th scope="row" role="rowheader">${breakable(roleName)}</th><td role="cell">${run}</td><td role="cell"><span class="pill ${outcome}">${outcome}</span></td><td role="cell">${reason}</td></tr>`,
  )}</tbody>
</table>`;
}
