import { findingId } from "../../../functions/core/drift/finding.ts";
import type { ReportAccount, ReportData } from "../report-data.ts";
import { type Markup, markup } from "./markup.ts";
import { ROLE_COLUMNS, roleRow } from "./role-row.ts";
import { columnHeads, sheet } from "./sheet.ts";

/** Roles × accounts × Regions: one row for each role of each account, and in it the Regions side by side. */
export function* matrix({ accounts }: ReportData, regions: readonly string[]): Generator<string> {
  yield markup`<section id="roles" aria-labelledby="roles-heading"><h2 id="roles-heading">Roles</h2>
<p class="legend"><span><b> 3 </b> usages in the Region</span> <span><b class="none"> · </b> read, no usage</span> <span><i> ? </i> could not be read</span> <span>blank: the service is not looked for there</span></p>
`.text;
  const view = {
    id: "matrix",
    caption: "Roles by account and Region",
    head: markup`${heads(regions)}`,
  } as const;
  yield* sheet({ ...view, rows: rowsOf(accounts, regions) });
  yield "</section>\n";
}

function heads(regions: readonly string[]): readonly Markup[] {
  const [role, account, verdict, over, ...others] = columnHeads(ROLE_COLUMNS);
  const names = regions.map((region) => markup`<span>${region}</span>`);
  const strip =
    regions.length === 0
      ? over
      : markup`<th role="columnheader" scope="col" aria-label="Regions"><span class="names" aria-hidden="true">${names}</span></th>`;
  return [role, account, verdict, strip, ...others].flatMap((head) => head ?? []);
}

function* rowsOf(accounts: readonly ReportAccount[], regions: readonly string[]): Generator<Markup> {
  for (const account of accounts) {
    const open = openFindingsOf(account);
    for (const role of account.roles) {
      yield roleRow({ account, role, openFindings: open.get(role.record.role.roleName) ?? 0 }, regions);
    }
  }
}

/** Open findings by subject, each kind once. */
function openFindingsOf({ findings }: ReportAccount): ReadonlyMap<string, number> {
  const open = new Map(
    findings.filter(({ status }) => status === "open").map((one) => [findingId(one), one]),
  );
  const counts = new Map<string, number>();
  for (const { subject } of open.values()) {
    counts.set(subject, (counts.get(subject) ?? 0) + 1);
  }
  return counts;
}
