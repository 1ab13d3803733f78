import type { RegionReading } from "../core/usage.ts";
import { describeFailure, isRetryable } from "./failures.ts";
import type { ServiceAdapter } from "./port.ts";

/**
 * Reads what uses a role in each of these Regions, all at the same time, since limits are per Region.
 *
 * A Region that cannot be read does not hurt the others: its reading says why. It is never left out.
 */
export function readRegions(
  adapter: ServiceAdapter,
  regions: readonly string[],
  now: () => Date,
): Promise<readonly RegionReading[]> {
  return Promise.all(
    regions.map(async (region): Promise<RegionReading> => {
      const readAt = now().toISOString();
      try {
        return { kind: "read", region, readAt, usages: await adapter.findUsages(region) };
      } catch (error) {
        const reason = withoutCaller(describeFailure(error));
        return { kind: "unread", region, readAt, reason, retryable: isRetryable(error) };
      }
    }),
  );
}

/**
 * A denial names the session that was denied, another one for each function: without it, the same denial is the same
 * reason, whoever looks.
 */
function withoutCaller(reason: string): string {
  return reason.replace(/User: arn:\S+ is not authorized/, "rolecall is not authorized");
}
