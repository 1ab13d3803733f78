import { inParallel } from "../../../functions/core/in-parallel.ts";
import type { UnreadRegion } from "../../../functions/core/usage.ts";
import type { Service } from "../../../functions/services/port.ts";
import { readRegions as readAll } from "../../../functions/services/read-regions.ts";
import { regionsToRead } from "../../../functions/services/regions.ts";
import { allServices } from "../../../functions/services/services.ts";
import type { Check, CheckResult } from "../check.ts";
import { groupBy } from "../group-by.ts";
import { allowStatement, counted, named } from "../statement.ts";

/** Each of a service's Regions is asked at the same time; so many services are. */
const MOST_SERVICES_AT_ONCE = 2;

/** Can every service be read in every Region, by the very calls of a scan? What organizations deny shows here only. */
export const reading: Check = {
  id: "reading",
  title: "Reading services",
  needs: "signed",

  async run(visit) {
    const enabled = await visit.readRegions();
    const place = { account: await visit.readAccount(), partition: await visit.readPartition() };
    const asked = allServices.map((service) => ({
      service,
      regions: regionsToRead(service, enabled, undefined),
    }));
    const failed = await inParallel(MOST_SERVICES_AT_ONCE, asked, async ({ service, regions }) => {
      const readings = await readAll(visit.adapterFor(service), regions, visit.now);
      const unread = readings.filter((one) => one.kind === "unread");
      // The same denial names another ARN in each Region.
      const alike = ({ reason, region }: UnreadRegion) => reason.replaceAll(region, "");
      return groupBy(unread, alike).map((group): CheckResult => {
        const { retryable = false } = group[0] ?? {};
        // In a stack its functions read, with roles of their own.
        const status = visit.place === "direct" && !retryable ? "fail" : "warn";
        return { status, ...unreadable(service, group, place) };
      });
    });
    const places = asked.reduce((sum, { regions }) => sum + regions.length, 0);
    const results = failed.flat();
    return results.length > 0
      ? results
      : [
          {
            status: "ok",
            summary: `${counted(allServices.length, "service")} answered in all their Regions, ${counted(places, "list")} in all`,
          },
        ];
  },
};

/** Regions of one service that could not be read for one and the same reason. */
function unreadable(
  service: Service,
  group: readonly UnreadRegion[],
  place: Owner,
): Omit<CheckResult, "status"> {
  const regions = group.map(({ region }) => region).toSorted();
  const { reason = "", retryable = false } = group[0] ?? {};
  const [region] = regions;
  return {
    service: service.key,
    ...(regions.length === 1 && region !== undefined ? { region } : {}),
    summary: `${service.key} cannot be read in ${named(regions)}`,
    detail: reason,
    fix: adviseOn(reason, retryable, service, place),
  };
}

/** Whose resources a statement is about. */
interface Owner {
  readonly account: string;
  readonly partition: string;
}

function adviseOn(
  reason: string,
  retryable: boolean,
  { readGrants }: Service,
  { account, partition }: Owner,
): string {
  if (retryable) {
    return "Try again later: it was busy, or out of reach.";
  }
  if (reason.includes("explicit deny") || reason.includes("service control policy")) {
    return "Something denies it, which no Allow outweighs: ask the owner of that policy, or of the organization's, to let it be read.";
  }
  const fill = (resource: string) =>
    resource.replaceAll("{partition}", partition).replaceAll("{account}", account);
  const statements = readGrants.map(({ actions, resources }) => allowStatement(actions, resources.map(fill)));
  return `Add to a policy of the caller: ${statements.join(", ")}`;
}
