import type * as client from "@aws-sdk/client-cloudtrail";
import { type Operation, ServiceError, type World } from "../gateway/operation.ts";
import { onTrail } from "./cloudtrail-read-trails.ts";
import {
  replaceTrail,
  shownTrail,
  type TrailEntry,
  trailArn,
  trailNameIn,
  trailState,
  trailToChange,
} from "./cloudtrail-state.ts";

/** Most trails with one home Region. */
const MOST_TRAILS = 5;

/** Members that would make another trail than the one that is made. */
const NOT_KNOWN = [
  "CloudWatchLogsLogGroupArn",
  "CloudWatchLogsRoleArn",
  "IsOrganizationTrail",
  "KmsKeyId",
  "SnsTopicName",
] as const;

/**
 * `CreateTrail`: a new trail logs nothing until `StartLogging`. Whether the bucket exists is not asked.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html (as documented in @aws-sdk/client-cloudtrail 3.1137.0, read 2026-11-28)
 */
export const createTrail = (
  world: World,
): Operation<client.CreateTrailRequest, client.CreateTrailResponse> => ({
  mutates: true,
  authorization: ({ Name }, call) => onTrail("CreateTrail", Name, call),
  answer(input, { account, region }) {
    const unknown = NOT_KNOWN.find((name) => input[name] !== undefined);
    if (unknown !== undefined) {
      throw new ServiceError("NotImplemented", `The sandbox makes no trail with ${unknown}`, 501);
    }
    const state = trailState(world, account);
    const trail = trailFrom(input, region, account);
    if (state.trails.some(({ arn }) => arn === trail.arn)) {
      const message = `Trail ${trail.name} already exists for customer: ${account}`;
      throw new ServiceError("TrailAlreadyExistsException", message, 400);
    }
    if (state.trails.filter(({ homeRegion }) => homeRegion === region).length >= MOST_TRAILS) {
      const message = `User: ${account} already has ${MOST_TRAILS} trails in ${region}.`;
      throw new ServiceError("MaximumNumberOfTrailsExceededException", message, 400);
    }
    state.trails = [...state.trails, trail];
    const { HomeRegion, HasCustomEventSelectors, HasInsightSelectors, ...answer } = shownTrail(trail);
    return answer;
  },
});

function trailFrom(input: client.CreateTrailRequest, homeRegion: string, account: string): TrailEntry {
  const name = trailNameIn(input.Name);
  const { S3BucketName: bucketName = "", S3KeyPrefix: keyPrefix } = input;
  const {
    IsMultiRegionTrail = false,
    IncludeGlobalServiceEvents = true,
    EnableLogFileValidation = false,
  } = input;
  if (bucketName === "") {
    throw new ServiceError("InvalidS3BucketNameException", "Bucket name cannot be blank.", 400);
  }
  if (IsMultiRegionTrail && !IncludeGlobalServiceEvents) {
    const message = "Multi-Region trail must include global service events.";
    throw new ServiceError("InvalidParameterCombinationException", message, 400);
  }
  return {
    arn: trailArn(homeRegion, account, name),
    name,
    homeRegion,
    bucketName,
    ...(keyPrefix === undefined ? {} : { keyPrefix }),
    isMultiRegion: IsMultiRegionTrail,
    includesGlobalServices: IncludeGlobalServiceEvents,
    validatesFiles: EnableLogFileValidation,
    isLogging: false,
  };
}

/** `DeleteTrail`: in the trail's home Region. */
export const deleteTrail = (world: World): Operation<client.DeleteTrailRequest, object> => ({
  mutates: true,
  authorization: ({ Name }, call) => onTrail("DeleteTrail", Name, call),
  answer({ Name }, call) {
    const { arn } = trailToChange(world, Name, call);
    const state = trailState(world, call.account);
    state.trails = state.trails.filter((trail) => trail.arn !== arn);
    return {};
  },
});

/** `StartLogging`: in the trail's home Region. */
export const startLogging = (world: World): Operation<client.StartLoggingRequest, object> => ({
  mutates: true,
  authorization: ({ Name }, call) => onTrail("StartLogging", Name, call),
  answer({ Name }, call) {
    const trail = trailToChange(world, Name, call);
    replaceTrail(world, call.account, { ...trail, isLogging: true, startedAt: world.now().toISOString() });
    return {};
  },
});

/** `StopLogging`: in the trail's home Region. Rules of the sandbox hear of calls all the same. */
export const stopLogging = (world: World): Operation<client.StopLoggingRequest, object> => ({
  mutates: true,
  authorization: ({ Name }, call) => onTrail("StopLogging", Name, call),
  answer({ Name }, call) {
    const trail = trailToChange(world, Name, call);
    replaceTrail(world, call.account, { ...trail, isLogging: false, stoppedAt: world.now().toISOString() });
    return {};
  },
});
