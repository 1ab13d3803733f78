import type { RegionReading } from "../core/usage.ts";
import { describeFailure, isRetryable } from "./failures.ts";
import type { Service } from "./port.ts";
import { readRegions } from "./read-regions.ts";
import type { AdapterFor } from "./services.ts";

/**
 * Reads what uses the roles of these services, each in its Regions and all at the same time; answers by the services'
 * keys. A service that cannot be read at all hurts no other: each of its Regions says why.
 */
export async function readServices(
  adapterFor: AdapterFor,
  asked: ReadonlyMap<Service, readonly string[]>,
  now: () => Date,
): Promise<ReadonlyMap<string, readonly RegionReading[]>> {
  const read = async ([service, regions]: readonly [Service, readonly string[]]) => {
    const readAt = now().toISOString();
    try {
      return [service.key, await readRegions(adapterFor(service), regions, now)] as const;
    } catch (error) {
      const reason = describeFailure(error);
      const retryable = isRetryable(error);
      const unread = regions.map(
        (region): RegionReading => ({ kind: "unread", region, readAt, reason, retryable }),
      );
      return [service.key, unread] as const;
    }
  };
  return new Map(await Promise.all([...asked].map(read)));
}
