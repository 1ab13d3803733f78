import type { AccountClient } from "@aws-sdk/client-account";
import { required } from "../core/required.ts";

/**
 * Lists the Regions where an account can have resources. Those that are being switched on or off count:
 * they may hold resources, and if they cannot be read, that has to show.
 *
 * @see https://docs.aws.amazon.com/accounts/latest/reference/API_ListRegions.html (as of 2026-11-20, at second hand)
 */
export async function readEnabledRegions(client: () => Promise<AccountClient>): Promise<readonly string[]> {
  const { paginateListRegions } = await import("@aws-sdk/client-account");
  const regions: string[] = [];
  const pages = paginateListRegions(
    { client: await client(), pageSize: 50 },
    { RegionOptStatusContains: ["ENABLED", "ENABLED_BY_DEFAULT", "ENABLING", "DISABLING"] },
  );
  for await (const { Regions = [] } of pages) {
    regions.push(...Regions.map(({ RegionName }) => required(RegionName, "a Region's name")));
  }
  return regions;
}
