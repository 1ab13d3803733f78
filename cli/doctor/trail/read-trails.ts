import type { CloudTrailClient, Trail } from "@aws-sdk/client-cloudtrail";
import { required } from "../../../functions/core/required.ts";
import { describeFailure } from "../../../functions/services/failures.ts";
import { groupBy } from "../group-by.ts";
import { loggedSources } from "./logged-sources.ts";

/** A trail as far as events go. */
export interface SeenTrail {
  readonly arn: string;
  readonly homeRegion: string;
  readonly isMultiRegion: boolean;
  /** True if IAM's events count, where the trail can have them at all. */
  readonly hasGlobalEvents: boolean;
  /** `undefined`: it could not be read; why, says `unread`. */
  readonly isLogging: boolean | undefined;
  /** Those of the sources asked for whose changes it logs. */
  readonly sources: readonly string[];
  readonly unread?: string;
}

/**
 * Reads every trail that can log events of the account: its own, in whatever Region, and those of its organization.
 *
 * @param sources event sources that matter, for example `iam.amazonaws.com`
 */
export async function readTrails(
  clientFor: (region: string) => Promise<CloudTrailClient>,
  hubRegion: string,
  sources: readonly string[],
): Promise<readonly SeenTrail[]> {
  const trails = await listTrails(clientFor, hubRegion);
  return Promise.all(trails.map((trail) => look(trail, clientFor, sources)));
}

/** The hub's Region shows trails of all Regions and of the organization; those of one other Region are asked for there. */
async function listTrails(
  clientFor: (region: string) => Promise<CloudTrailClient>,
  hubRegion: string,
): Promise<readonly Trail[]> {
  const { DescribeTrailsCommand, paginateListTrails } = await import("@aws-sdk/client-cloudtrail");
  const client = await clientFor(hubRegion);
  const { trailList: here = [] } = await client.send(
    new DescribeTrailsCommand({ includeShadowTrails: true }),
  );
  const known = here.map(({ TrailARN }) => TrailARN);
  const elsewhere: { readonly arn: string; readonly region: string }[] = [];
  for await (const { Trails = [] } of paginateListTrails({ client }, {})) {
    for (const { TrailARN, HomeRegion } of Trails) {
      if (TrailARN !== undefined && HomeRegion !== undefined && !known.includes(TrailARN)) {
        elsewhere.push({ arn: TrailARN, region: HomeRegion });
      }
    }
  }
  const there = await Promise.all(
    groupBy(elsewhere, ({ region }) => region).map(async (group) => {
      const regional = await clientFor(group[0]?.region ?? hubRegion);
      const command = new DescribeTrailsCommand({ trailNameList: group.map(({ arn }) => arn) });
      return (await regional.send(command)).trailList ?? [];
    }),
  );
  return [...here, ...there.flat()];
}

/** A trail that cannot be read, such as some of an organization, may log all the same: it is unknown, not off. */
async function look(
  trail: Trail,
  clientFor: (region: string) => Promise<CloudTrailClient>,
  sources: readonly string[],
): Promise<SeenTrail> {
  const { GetEventSelectorsCommand, GetTrailStatusCommand } = await import("@aws-sdk/client-cloudtrail");
  const arn = required(trail.TrailARN, "the trail's ARN");
  const homeRegion = required(trail.HomeRegion, "the trail's home Region");
  const isMultiRegion = trail.IsMultiRegionTrail ?? false;
  const seen = { arn, homeRegion, isMultiRegion, hasGlobalEvents: trail.IncludeGlobalServiceEvents ?? false };
  try {
    const client = await clientFor(homeRegion);
    const [status, selectors] = await Promise.all([
      client.send(new GetTrailStatusCommand({ Name: arn })),
      client.send(new GetEventSelectorsCommand({ TrailName: arn })),
    ]);
    return { ...seen, isLogging: status.IsLogging ?? false, sources: loggedSources(selectors, sources) };
  } catch (error) {
    return { ...seen, isLogging: undefined, sources: [], unread: describeFailure(error) };
  }
}
