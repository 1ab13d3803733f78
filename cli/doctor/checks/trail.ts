import { allServices } from "../../../functions/services/services.ts";
import type { Check } from "../check.ts";
import { judgeTrails, type NeededEvents } from "../trail/judge-trails.ts";
import { readTrails } from "../trail/read-trails.ts";

/**
 * Does a trail log what rules listen for? Events of calls reach EventBridge only where a trail logs them.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html (read 2026-11-20)
 */
export const trail: Check = {
  id: "trail",
  title: "Trail",
  stackOnly: "no rule listens to events",
  needs: "signed",

  async run({ clients, hubRegion, readRegions }) {
    const enabled = await readRegions();
    const ofServices = allServices.flatMap(({ calls, regions }) =>
      calls.flatMap(({ eventSource }) =>
        regions
          .filter((region) => enabled.includes(region))
          .map((region): NeededEvents => ({ source: eventSource, region, isGlobal: false })),
      ),
    );
    const needed = [{ source: "iam.amazonaws.com", region: hubRegion, isGlobal: true }, ...ofServices];
    const sources = [...new Set(needed.map(({ source }) => source))];
    return judgeTrails(await readTrails(clients.cloudTrail, hubRegion, sources), needed);
  },
};
