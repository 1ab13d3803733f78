import type { Limits } from "../policy.ts";
import { type RoleRecord, usagesOf } from "../record.ts";

/** How many roles and usages the inventory knows; what percentages are taken of. */
export interface Extent {
  readonly roles: number;
  readonly usages: number;
}

/** Counts what the records of an account hold. */
export function extentOf(records: readonly RoleRecord[]): Extent {
  const there = records.filter(({ status }) => status !== "gone");
  const arns = new Set(there.flatMap((record) => usagesOf(record).map(({ arn }) => arn)));
  return { roles: there.length, usages: arns.size };
}

/** How many roles may be changed in a day; `undefined`: as many as there are. */
export function mostRolesPerDay(
  { rolesPerDay, rolesPerDayPercent }: Limits,
  extent: Extent,
): number | undefined {
  return least(rolesPerDay, rolesPerDayPercent, extent.roles);
}

/** How many usages one run may release; `undefined`: as many as there are. */
export function mostReleases(
  { releasesPerRun, releasesPerRunPercent }: Limits,
  extent: Extent,
): number | undefined {
  return least(releasesPerRun, releasesPerRunPercent, extent.usages);
}

/** True if a limit depends on how much there is. */
export function hasPercentage({ rolesPerDayPercent, releasesPerRunPercent }: Limits): boolean {
  return rolesPerDayPercent !== null || releasesPerRunPercent !== null;
}

function least(absolute: number | null, percent: number | null, whole: number): number | undefined {
  const shares = percent === null ? [] : [Math.floor((whole * percent) / 100)];
  const limits = [...(absolute === null ? [] : [absolute]), ...shares];
  return limits.length === 0 ? undefined : Math.min(...limits);
}
