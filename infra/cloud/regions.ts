import type { ServiceDescriptor } from "../../functions/services/port.ts";
import { OptionError } from "./option-error.ts";

/** The Region where IAM's events arrive in partition `aws`, and so the hub's. */
export const HUB_REGION = "us-east-1";

/**
 * Regions that every AWS account has from the start; all others have to be switched on by the account's owner.
 *
 * @see https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html (read 2026-11-20)
 */
export const ENABLED_BY_DEFAULT: readonly string[] = [
  "ap-northeast-1",
  "ap-northeast-2",
  "ap-northeast-3",
  "ap-south-1",
  "ap-southeast-1",
  "ap-southeast-2",
  "ca-central-1",
  "eu-central-1",
  "eu-north-1",
  "eu-west-1",
  "eu-west-2",
  "eu-west-3",
  "sa-east-1",
  "us-east-1",
  "us-east-2",
  "us-west-1",
  "us-west-2",
];

/** Every Region where one of these services runs and that no account has to switch on, in order of name. */
export function defaultRegions(services: readonly ServiceDescriptor[]): readonly string[] {
  return regionsOf(services).filter((region) => ENABLED_BY_DEFAULT.includes(region));
}

/**
 * Reads a list of Regions such as `us-east-1,eu-west-1`, in order of name and each once.
 *
 * @throws {OptionError} if one of them is not a Region of these services; trying again cannot help.
 */
export function parseRegions(list: string, services: readonly ServiceDescriptor[]): readonly string[] {
  const known = regionsOf(services);
  const regions = list.split(",").map((region) => region.trim());
  const unknown = regions.filter((region) => !known.includes(region));
  if (unknown.length > 0) {
    const named = unknown.map((region) => `"${region}"`).join(", ");
    throw new OptionError(`No catalogued service runs in Region ${named}; known are ${known.join(", ")}`);
  }
  return [...new Set(regions)].toSorted();
}

/** The Regions that need a forwarder: all of these but the hub's own. */
export function forwardedRegions(regions: readonly string[]): readonly string[] {
  return regions.filter((region) => region !== HUB_REGION);
}

/** The services that run in at least one of these Regions. */
export function servicesIn(
  regions: readonly string[],
  services: readonly ServiceDescriptor[],
): readonly ServiceDescriptor[] {
  return services.filter((service) => service.regions.some((region) => regions.includes(region)));
}

function regionsOf(services: readonly ServiceDescriptor[]): readonly string[] {
  return [...new Set(services.flatMap(({ regions }) => regions))].toSorted();
}
