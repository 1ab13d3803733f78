import { ENABLED_BY_DEFAULT } from "../../cloud/regions.ts";

/** Regions that an account has to ask for. */
const OPT_IN_REGIONS = [
  "af-south-1",
  "ap-east-1",
  "ap-east-2",
  "ap-south-2",
  "ap-southeast-3",
  "ap-southeast-4",
  "ap-southeast-5",
  "ap-southeast-6",
  "ap-southeast-7",
  "ca-west-1",
  "eu-central-2",
  "eu-south-1",
  "eu-south-2",
  "il-central-1",
  "me-central-1",
  "me-south-1",
  "mx-central-1",
];

/** A Region as ListRegions answers it. */
export interface RegionStatus {
  readonly RegionName: string;
  readonly RegionOptStatus: "ENABLED" | "ENABLED_BY_DEFAULT" | "DISABLED";
}

/**
 * All Regions of the commercial partition, by name, with what they are in a world where only some are enabled.
 * A default Region that is not among these is DISABLED here, which AWS does not know: nothing else says so.
 *
 * @see https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html default and opt-in Regions (read 2026-11-20); names: botocore 1.43.11
 */
export function regionStatuses(enabled: readonly string[]): readonly RegionStatus[] {
  const names = [...new Set([...ENABLED_BY_DEFAULT, ...OPT_IN_REGIONS, ...enabled])].sort();
  return names.map((RegionName) => {
    const status = ENABLED_BY_DEFAULT.includes(RegionName) ? "ENABLED_BY_DEFAULT" : "ENABLED";
    return { RegionName, RegionOptStatus: enabled.includes(RegionName) ? status : "DISABLED" };
  });
}
