import type { RoleRecord } from "../../../functions/core/record.ts";
import type { RegionReading } from "../../../functions/core/usage.ts";
import type { ReportData } from "../report-data.ts";

/** Every Region that any role of the report was looked for in, in the order of their names. */
export function regionsOf({ accounts }: Pick<ReportData, "accounts">): readonly string[] {
  const all = new Set<string>();
  for (const { roles } of accounts) {
    for (const { record } of roles) {
      for (const region of Object.keys(record.regions)) {
        all.add(region);
      }
    }
  }
  return [...all].sort();
}

/** What a record says of one Region; `undefined`: it was not looked at. */
export function readingIn({ regions }: RoleRecord, region: string): RegionReading | undefined {
  return Object.hasOwn(regions, region) ? regions[region] : undefined;
}

/** The readings of a record, in the order of their Regions' names. */
export function readingsOf({ regions }: RoleRecord): readonly RegionReading[] {
  return Object.entries(regions)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, reading]) => reading);
}
