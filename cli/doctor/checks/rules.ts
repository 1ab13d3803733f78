import { inParallel } from "../../../functions/core/in-parallel.ts";
import { allServices } from "../../../functions/services/services.ts";
import type { Check, CheckResult } from "../check.ts";
import { explainFailure } from "../explain-failure.ts";
import { expectedOfHub, expectedOfRegion } from "../rules/expected-rules.ts";
import { judgeRules } from "../rules/judge-rules.ts";
import { readRules, type SeenRule } from "../rules/read-rules.ts";
import { INTAKE_BUS, OWN_BUS } from "../stack-names.ts";
import type { Visit } from "../visit.ts";

const MOST_REGIONS_AT_ONCE = 8;

/** Are all rules there and on: the hub's, and those of each Region that is listened to? */
export const rules: Check = {
  id: "rules",
  title: "Event rules",
  stackOnly: "no rule listens to events",
  needs: "signed",

  async run(visit) {
    const { hubRegion, readRegions } = visit;
    const enabled = await readRegions();
    const elsewhere = enabled.filter(
      (region) => region !== hubRegion && allServices.some(({ regions }) => includes(regions, region)),
    );
    const buses = [
      ...["default", OWN_BUS, INTAKE_BUS].map((bus) => ({ region: hubRegion, bus })),
      ...elsewhere.map((region) => ({ region, bus: "default" })),
    ];
    const looks = await inParallel(MOST_REGIONS_AT_ONCE, buses, (place) => lookAt(place, visit));
    const unread = looks.flatMap((look) => ("status" in look ? [look] : []));
    const seen = looks.flatMap((look) => ("rules" in look ? look.rules : []));
    const isRead = ({ bus, region }: { readonly bus: string; readonly region: string }) =>
      looks.some((look) => "rules" in look && look.bus === bus && look.region === region);
    // A Region without a forwarder sends nothing to the hub's intake: that is told of the Region.
    const heard = elsewhere.filter((region) => seen.some((rule) => rule.region === region));
    const expected = [
      ...expectedOfHub(allServices, hubRegion),
      ...elsewhere.flatMap((region) =>
        expectedOfRegion(allServices, region, hubRegion).filter(
          ({ bus }) => bus !== INTAKE_BUS || heard.includes(region),
        ),
      ),
    ];
    const judged = judgeRules(seen, expected.filter(isRead), hubRegion);
    return unread.length > 0 ? [...unread, ...judged.filter(({ status }) => status !== "ok")] : judged;
  },
};

const includes = (list: readonly string[], item: string) => list.includes(item);

/** A Region that cannot be read keeps the others from nothing. */
async function lookAt(
  { bus, region }: { readonly bus: string; readonly region: string },
  { clients }: Visit,
): Promise<
  CheckResult | { readonly bus: string; readonly region: string; readonly rules: readonly SeenRule[] }
> {
  try {
    return { bus, region, rules: await readRules(await clients.eventBridge(region), region, bus) };
  } catch (error) {
    return {
      status: "fail",
      region,
      summary: `Rules on bus ${bus} in ${region} cannot be read`,
      ...explainFailure(error),
    };
  }
}
