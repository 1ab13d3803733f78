import type { CheckResult } from "../check.ts";
import { groupBy } from "../group-by.ts";
import { named } from "../statement.ts";
import type { SeenTrail } from "./read-trails.ts";

/** Events that have to be logged: of one source in one Region. */
export interface NeededEvents {
  /** For example `iam.amazonaws.com`. */
  readonly source: string;
  readonly region: string;
  /** True for IAM's, which a trail has only if it has those of global services. */
  readonly isGlobal: boolean;
}

/** Says of which events no trail that logs tells. EventBridge gets none of those. */
export function judgeTrails(
  trails: readonly SeenTrail[],
  needed: readonly NeededEvents[],
): readonly CheckResult[] {
  const missing = needed.filter((events) => !trails.some((trail) => logs(trail, events)));
  const unread = trails.filter(({ isLogging }) => isLogging === undefined);
  if (missing.length === 0) {
    const used = trails.filter((trail) => needed.some((events) => logs(trail, events)));
    return [{ status: "ok", summary: `Logged by ${named(used.map(({ arn }) => arn))}` }];
  }
  const known = trails.filter(({ isLogging }) => isLogging !== undefined);
  const problems = known.map((trail) => whatIsWrong(trail, needed)).filter((problem) => problem !== "");
  const fix = whatToDo(known, needed);
  const all = missing.length === needed.length;
  const rows = all ? [missing] : groupBy(missing, ({ isGlobal }) => String(isGlobal));
  return rows.map((events) => {
    const regions = [...new Set(events.map(({ region }) => region))].toSorted();
    const sources = [...new Set(events.map(({ source }) => source))];
    const [region] = regions;
    return {
      // A trail that cannot be read may log what is missing.
      status: unread.length > 0 ? "warn" : "fail",
      ...(regions.length === 1 && region !== undefined ? { region } : {}),
      summary: `No trail ${unread.length > 0 ? "that can be read " : ""}logs changes of ${named(sources)} in ${named(regions)}`,
      detail: [
        "EventBridge gets no events of calls without; only scans see what they change.",
        ...problems,
        ...unread.map(({ arn, unread: why }) => `${arn} could not be read: ${why}.`),
        ...(trails.length === 0 ? ["There is no trail at all."] : []),
      ].join(" "),
      fix,
    };
  });
}

function reaches({ hasGlobalEvents, homeRegion, isMultiRegion }: SeenTrail, events: NeededEvents): boolean {
  return (isMultiRegion || homeRegion === events.region) && (!events.isGlobal || hasGlobalEvents);
}

function logs(trail: SeenTrail, events: NeededEvents): boolean {
  return trail.isLogging === true && reaches(trail, events) && trail.sources.includes(events.source);
}

function whatIsWrong(trail: SeenTrail, needed: readonly NeededEvents[]): string {
  const { arn, homeRegion, isLogging, isMultiRegion, sources } = trail;
  if (isLogging !== true) {
    return `${arn} is not logging.`;
  }
  const left = [...new Set(needed.map(({ source }) => source))].filter((source) => !sources.includes(source));
  if (left.length > 0) {
    return `${arn} does not log all management events that change something of ${named(left)}.`;
  }
  return isMultiRegion ? "" : `${arn} logs in ${homeRegion} only.`;
}

/** The shortest way: a trail of all Regions that is there already, or a new one. */
function whatToDo(trails: readonly SeenTrail[], needed: readonly NeededEvents[]): string {
  const sources = [...new Set(needed.map(({ source }) => source))];
  const isWhole = (trail: SeenTrail) => sources.every((source) => trail.sources.includes(source));
  const wide = trails.filter(({ isMultiRegion }) => isMultiRegion);
  const off = wide.find((trail) => trail.isLogging === false && isWhole(trail));
  if (off !== undefined) {
    return `aws cloudtrail start-logging --region ${off.homeRegion} --name ${off.arn}`;
  }
  const narrow = wide.find(({ isLogging }) => isLogging === true);
  if (narrow !== undefined) {
    return `Let ${narrow.arn} log all write management events, in its home Region ${narrow.homeRegion}: aws cloudtrail put-event-selectors replaces its selectors, so look at them first.`;
  }
  return "Make a trail of all Regions that logs write management events, and start it: aws cloudtrail create-trail --is-multi-region-trail --name NAME --s3-bucket-name BUCKET, aws cloudtrail start-logging --name NAME.";
}
