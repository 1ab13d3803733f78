import type { RoleRecord } from "../../../../functions/core/record.ts";
import type { RoleUsage } from "../../../../functions/core/usage.ts";
import { countOf, regionOf, resourceName, serviceName } from "../words.ts";
import { breakable } from "./breakable.ts";
import { type Markup, markup } from "./markup.ts";

/** The inventory at one moment, and what runs have learnt from IAM by then. */
export interface InventoryView {
  readonly caption: string;
  readonly records: readonly RoleRecord[];
  readonly regions: readonly string[];
  /** Resources that IAM has named as being in the way, by role. */
  readonly blockers: ReadonlyMap<string, readonly string[]>;
}

const STATUS_NAMES: Readonly<Record<RoleRecord["status"], string>> = {
  "in-use": "in use",
  unused: "unused",
  unknown: "unknown",
  unobserved: "only IAM can tell",
  gone: "gone",
};

/** Role by Region: what uses each role, where. */
export function inventoryTable({ caption, records, regions, blockers }: InventoryView): Markup {
  return markup`<table class="matrix" role="table">
<caption>${caption}</caption>
<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Role</th>${regions.map((region) => markup`<th scope="col" role="columnheader">${region}</th>`)}</tr></thead>
<tbody role="rowgroup">${records.map((record) => row(record, regions, blockers.get(record.role.roleName) ?? []))}</tbody>
</table>`;
}

function row(record: RoleRecord, regions: readonly string[], blockers: readonly string[]): Markup {
  const { role, principal, status } = record;
  return markup`<tr role="row" class="${status}">
<th scope="row" role="rowheader"><b>${serviceName(principal)}</b> <span class="pill ${status}">${STATUS_NAMES[status]}</span><code>${breakable(role.roleName)}</code></th>
${regions.map((region) => cell(record, region, blockers))}</tr>`;
}

function cell({ status, regions }: RoleRecord, region: string, blockers: readonly string[]): Markup {
  const open = markup`<td role="cell"><span class="where" aria-hidden="true">${region}</span>`;
  if (status === "gone") {
    return markup`${open}${glyphs(1, "gone", "The role is gone")}<span class="say">gone</span></td>`;
  }
  const named = blockers.filter((arn) => regionOf(arn) === region);
  if (named.length > 0) {
    return markup`${open}${glyphs(named.length, "blocker", `IAM named ${countOf(named.length, "resource")}`)}<ul>${named.map((arn) => markup`<li>${breakable(resourceName(arn))} <em>named by IAM</em></li>`)}</ul></td>`;
  }
  if (status === "unobserved") {
    return markup`${open}${glyphs(1, "unobserved", "Only IAM can tell")}<span class="say">not observed</span></td>`;
  }
  const reading = regions[region];
  if (reading?.kind !== "read") {
    const why = reading === undefined ? "the service does not run here" : `not read: ${reading.reason}`;
    return markup`${open}<span class="say">${why}</span></td>`;
  }
  return reading.usages.length === 0
    ? markup`${open}${glyphs(1, "free", "No usage")}<span class="say">no usage</span></td>`
    : markup`${open}${glyphs(reading.usages.length, "usage", countOf(reading.usages.length, "usage"))}<ul>${reading.usages.map(usage)}</ul></td>`;
}

function usage({ arn }: RoleUsage): Markup {
  return markup`<li>${breakable(resourceName(arn))}</li>`;
}

/** One shape for each thing in a cell. */
function glyphs(count: number, kind: string, title: string): Markup {
  const shapes = Array.from(
    { length: count },
    (_, index) => markup`<circle class="${kind}" cx="${9 + index * 18}" cy="9" r="6"/>`,
  );
  return markup`<svg class="glyphs" viewBox="0 0 ${count * 18} 18" width="${count * 18}" height="18" role="img"><title>${title}</title>${shapes}</svg>`;
}
