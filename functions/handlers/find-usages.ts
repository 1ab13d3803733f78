import * as v from "valibot";
import { MAX_USAGES } from "../core/decide.ts";
import { ConfigurationError } from "../core/errors.ts";
import type { RegionReading } from "../core/usage.ts";
import { patience } from "../runtime/clients/once.ts";
import { lambda } from "../runtime/lambda.ts";
import { parse } from "../runtime/parse.ts";
import { readRegions } from "../services/read-regions.ts";
import { type AdapterFor, openAdapters, serviceOfRole } from "../services/services.ts";

const Input = v.object({ roleName: v.string(), regions: v.array(v.string()) });

/** What each of the Regions said. */
export interface FindUsagesOutput {
  readonly readings: readonly RegionReading[];
}

/** What finding needs of the world. */
export interface Dependencies {
  readonly adapterFor: AdapterFor;
  readonly now: () => Date;
}

/**
 * Finds what uses a role in a group of Regions. It never fails for a Region: its reading says why.
 *
 * @throws {ConfigurationError} if no service file knows the role. Trying again cannot help.
 */
export const findUsages =
  ({ adapterFor, now }: Dependencies) =>
  async (event: unknown): Promise<FindUsagesOutput> => {
    const { roleName, regions } = parse(Input, event, (faults) => new ConfigurationError(faults));
    const service = serviceOfRole(roleName);
    if (service === undefined) {
      throw new ConfigurationError(`No service file knows what uses ${roleName}`);
    }
    return { readings: withinPayload(await readRegions(adapterFor(service), regions, now)) };
  };

/** More usages than a run can release would not fit the payload either; such Regions count as unread. */
function withinPayload(readings: readonly RegionReading[]): readonly RegionReading[] {
  const total = readings.reduce(
    (sum, reading) => sum + (reading.kind === "read" ? reading.usages.length : 0),
    0,
  );
  if (total <= MAX_USAGES) {
    return readings;
  }
  return readings.map((reading) =>
    reading.kind === "read" && reading.usages.length > 0
      ? {
          kind: "unread",
          region: reading.region,
          readAt: reading.readAt,
          reason: `${reading.usages.length} usages here and ${total} together are more than one run releases (${MAX_USAGES})`,
          retryable: false,
        }
      : reading,
  );
}

/* Composition root: the only lines that touch the real world. */
export const handler = lambda(findUsages({ adapterFor: openAdapters(patience), now: () => new Date() }));
