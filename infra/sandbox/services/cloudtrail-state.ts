import type { AdvancedEventSelector, EventSelector, Trail } from "@aws-sdk/client-cloudtrail";
import { type Call, ServiceError, type World } from "../gateway/operation.ts";
import { cutPage } from "./paging.ts";

/** What a trail logs: in one of two languages, never in both. */
export type Selectors =
  | { readonly kind: "basic"; readonly selectors: readonly EventSelector[] }
  | { readonly kind: "advanced"; readonly selectors: readonly AdvancedEventSelector[] };

/** One trail. Instants are ISO 8601. */
export interface TrailEntry {
  readonly arn: string;
  readonly name: string;
  readonly homeRegion: string;
  readonly bucketName: string;
  readonly keyPrefix?: string;
  readonly isMultiRegion: boolean;
  readonly includesGlobalServices: boolean;
  readonly validatesFiles: boolean;
  readonly isLogging: boolean;
  readonly startedAt?: string;
  readonly stoppedAt?: string;
  /** Absent until somebody chooses: all management events, and no others. */
  readonly selectors?: Selectors;
}

/** The trails of one account, of all its Regions. Plain JSON: entries are replaced, never changed. */
interface TrailState {
  trails: readonly TrailEntry[];
}

/** The ARN of a trail in the standard partition. */
export const trailArn = (region: string, account: string, name: string): string =>
  `arn:aws:cloudtrail:${region}:${account}:trail/${name}`;

/**
 * What an account of the sandbox has from the start: one trail for all Regions that logs all management events, such
 * as CloudTrail's console makes it. It logs since somebody looked first.
 */
const firstTrail = (account: string, now: Date): TrailEntry => ({
  arn: trailArn("us-east-1", account, "management-events"),
  name: "management-events",
  homeRegion: "us-east-1",
  bucketName: `aws-cloudtrail-logs-${account}-management-events`,
  isMultiRegion: true,
  includesGlobalServices: true,
  validatesFiles: true,
  isLogging: true,
  startedAt: now.toISOString(),
});

/** The trails of an account. */
export const trailState = (world: World, account: string): TrailState =>
  world.state<TrailState>("cloudtrail", account, "all", () => ({
    trails: [firstTrail(account, world.now())],
  }));

const NAME = /^[A-Za-z0-9](?:[._-]?[A-Za-z0-9]){2,127}$/;
const ARN = /^arn:aws:cloudtrail:[a-z0-9-]+:\d{12}:trail\/[\w.-]+$/;

/** Answers with the name of a trail, 3 to 128 signs, or refuses the call in CloudTrail's words. */
export function trailNameIn(name: string | undefined): string {
  if (name === undefined || name.length > 128 || !NAME.test(name)) {
    throw new ServiceError("InvalidTrailNameException", `Trail name is not valid: ${String(name)}`, 400);
  }
  return name;
}

/** The ARN of the trail that a caller names: by a name in the Region of the call, or by an ARN in any Region. */
export function namedArn(nameOrArn: string | undefined, { region, account }: Call): string {
  if (nameOrArn?.startsWith("arn:") !== true) {
    return trailArn(region, account, trailNameIn(nameOrArn));
  }
  if (!ARN.test(nameOrArn)) {
    throw new ServiceError("CloudTrailARNInvalidException", `ARN is not valid: ${nameOrArn}`, 400);
  }
  return nameOrArn;
}

/** @throws {ServiceError} `TrailNotFoundException`, or as `namedArn` does */
export function trailNamed(world: World, nameOrArn: string | undefined, call: Call): TrailEntry {
  const arn = namedArn(nameOrArn, call);
  const trail = trailState(world, call.account).trails.find((candidate) => candidate.arn === arn);
  if (trail === undefined) {
    const message = `Unknown trail: ${arn} for the user: ${call.account}`;
    throw new ServiceError("TrailNotFoundException", message, 400);
  }
  return trail;
}

/**
 * The trail that a change is about: only its home Region takes changes.
 *
 * @throws {ServiceError} `InvalidHomeRegionException`, or as `trailNamed` does
 */
export function trailToChange(world: World, nameOrArn: string | undefined, call: Call): TrailEntry {
  const trail = trailNamed(world, nameOrArn, call);
  if (trail.homeRegion !== call.region) {
    const message = `Trail ${trail.arn} can be changed in its home Region ${trail.homeRegion} only.`;
    throw new ServiceError("InvalidHomeRegionException", message, 400);
  }
  return trail;
}

/** Puts a trail in the place of the one of the same ARN. */
export function replaceTrail(world: World, account: string, trail: TrailEntry): void {
  const state = trailState(world, account);
  state.trails = state.trails.map((before) => (before.arn === trail.arn ? trail : before));
}

/** A trail as CloudTrail shows it. */
export const shownTrail = (trail: TrailEntry): Trail => ({
  Name: trail.name,
  S3BucketName: trail.bucketName,
  ...(trail.keyPrefix === undefined ? {} : { S3KeyPrefix: trail.keyPrefix }),
  IncludeGlobalServiceEvents: trail.includesGlobalServices,
  IsMultiRegionTrail: trail.isMultiRegion,
  HomeRegion: trail.homeRegion,
  TrailARN: trail.arn,
  LogFileValidationEnabled: trail.validatesFiles,
  HasCustomEventSelectors: trail.selectors !== undefined,
  HasInsightSelectors: false,
  IsOrganizationTrail: false,
});

/** Few on a page, so that callers must page. How many AWS puts on one is not documented. */
const PAGE_ITEMS = 2;

/** One page of trails, in the order of their ARNs. */
export const trailPage = (trails: readonly TrailEntry[], token: string | undefined) =>
  cutPage(
    trails,
    ({ arn }) => arn,
    { limit: PAGE_ITEMS, token },
    (detail) => {
      throw new ServiceError("InvalidParameterException", detail, 400);
    },
  );
