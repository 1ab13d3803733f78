import type { RoleRecord } from "../core/record.ts";
import type { ServiceDescriptor } from "./port.ts";

/**
 * Every Region of the commercial partition that this version knows. Which services run in a Region that appears later
 * cannot be known here.
 *
 * Source: botocore 1.43.11, partitions.json (read 2026-11-20).
 */
const KNOWN_REGIONS: readonly string[] = [
  "af-south-1",
  "ap-east-1",
  "ap-east-2",
  "ap-northeast-1",
  "ap-northeast-2",
  "ap-northeast-3",
  "ap-south-1",
  "ap-south-2",
  "ap-southeast-1",
  "ap-southeast-2",
  "ap-southeast-3",
  "ap-southeast-4",
  "ap-southeast-5",
  "ap-southeast-6",
  "ap-southeast-7",
  "ca-central-1",
  "ca-west-1",
  "eu-central-1",
  "eu-central-2",
  "eu-north-1",
  "eu-south-1",
  "eu-south-2",
  "eu-west-1",
  "eu-west-2",
  "eu-west-3",
  "il-central-1",
  "me-central-1",
  "me-south-1",
  "mx-central-1",
  "sa-east-1",
  "us-east-1",
  "us-east-2",
  "us-west-1",
  "us-west-2",
];

/**
 * Lists the Regions in which a service has to be read before its role can be called unused: those of the account's
 * enabled Regions where the service runs, or may run since the Region is newer than this version; and those where
 * usages were seen last, even if they have been switched off since: resources stay there, out of reach.
 *
 * @param enabled every enabled Region of the account, as it is now
 */
export function regionsToRead(
  { regions }: Pick<ServiceDescriptor, "regions">,
  enabled: readonly string[],
  record: Pick<RoleRecord, "regions"> | undefined,
): readonly string[] {
  const possible = enabled.filter((region) => regions.includes(region) || !KNOWN_REGIONS.includes(region));
  const seenInUse = Object.values(record?.regions ?? {})
    .filter((reading) =>
      reading.kind === "read" ? reading.usages.length > 0 : reading.lastRead?.inUse === true,
    )
    .map(({ region }) => region);
  return [...new Set([...possible, ...seenInUse])].sort();
}
