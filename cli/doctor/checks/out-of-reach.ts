import type { RoleRecord } from "../../../functions/core/record.ts";
import type { RegionReading } from "../../../functions/core/usage.ts";
import type { Check, CheckResult } from "../check.ts";
import { counted } from "../statement.ts";

/** Do roles have usages in Regions that have been switched off since? Such a role stays unknown, and is never deleted. */
export const outOfReach: Check = {
  id: "out-of-reach",
  title: "Usages out of reach",
  needs: "signed",

  async run({ readRecords, readRegions }) {
    const [records, enabled] = await Promise.all([readRecords(), readRegions()]);
    const found = records.flatMap((record) => hidden(record, enabled));
    return found.length > 0
      ? found
      : [{ status: "ok", summary: "Every usage that the inventory knows is in a Region that is on" }];
  },
};

function hidden({ regions, role }: RoleRecord, enabled: readonly string[]): readonly CheckResult[] {
  return Object.values(regions)
    .filter((reading) => !enabled.includes(reading.region) && whatMayBeThere(reading) !== "")
    .map((reading) => ({
      status: "fail",
      region: reading.region,
      summary: `${role.roleName} is used, or was, in ${reading.region}, which is off: ${whatMayBeThere(reading)}`,
      detail:
        "Resources stay in a Region that is switched off. Until it is read again the role is unknown, and what is unknown is never deleted.",
      fix: `aws account enable-region --region-name ${reading.region}; once it is on, rolecall scan.`,
    }));
}

/** Empty: the Region was read when it was on, and had nothing. */
function whatMayBeThere(reading: RegionReading): string {
  if (reading.kind === "unread") {
    return "it could not be read since";
  }
  return reading.usages.length === 0
    ? ""
    : `${counted(reading.usages.length, "usage")} cannot be read or released`;
}
