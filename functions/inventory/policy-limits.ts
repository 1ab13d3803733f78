import { type Extent, extentOf, hasPercentage, mostReleases, mostRolesPerDay } from "../core/drift/limits.ts";
import type { Plan } from "../core/plan.ts";
import type { Limits } from "../core/policy.ts";
import { type RoleRecord, usagesOf } from "../core/record.ts";
import type { DecommissionRequest } from "../core/request.ts";
import type { RoleUsage } from "../core/usage.ts";
import type { Inventory } from "./inventory.ts";

/** What reading the policy's limits needs of the table: one item, and the records where a limit is a percentage. */
export type LimitDependencies = Pick<Inventory, "policies" | "records">;

/**
 * Reads how many roles may be changed in a day by the policy that is in force now; `undefined`: as many as there are.
 *
 * @throws {ConfigurationError} if the policy was compiled by another version. Trying again cannot help.
 */
export async function readMostRolesPerDay(
  dependencies: LimitDependencies,
  account: string,
): Promise<number | undefined> {
  const limits = (await dependencies.policies.read(account))?.limits;
  return limits === undefined
    ? undefined
    : mostRolesPerDay(limits, extentOf(await listRecords(dependencies, account, limits)));
}

/**
 * Reads how many usages a run with this plan may release, over all of its rounds: no more than it was asked to, and no
 * more than the policy allows that is in force now; `undefined`: as many as there are.
 *
 * @throws {ConfigurationError} if the policy was compiled by another version. Trying again cannot help.
 */
export async function readMostReleases(
  dependencies: LimitDependencies,
  { account, usages }: Pick<Plan, "account" | "usages">,
  { maxReleases }: Pick<DecommissionRequest, "maxReleases">,
): Promise<number | undefined> {
  const limits = (await dependencies.policies.read(account))?.limits;
  const byPolicy =
    limits === undefined
      ? undefined
      : mostReleases(limits, extentWith(await listRecords(dependencies, account, limits), usages));
  const set = [maxReleases, byPolicy].flatMap((limit) => limit ?? []);
  return set.length === 0 ? undefined : Math.min(...set);
}

/** What the run has released already is in no record any more; without it, a limit would shrink while the run works. */
function extentWith(records: readonly RoleRecord[], usages: readonly RoleUsage[]): Extent {
  const extent = extentOf(records);
  const known = new Set(records.flatMap((record) => usagesOf(record).map(({ arn }) => arn)));
  return { ...extent, usages: extent.usages + usages.filter(({ arn }) => !known.has(arn)).length };
}

async function listRecords({ records }: LimitDependencies, account: string, limits: Limits) {
  return hasPercentage(limits) ? Array.fromAsync(records.list(account)) : [];
}
