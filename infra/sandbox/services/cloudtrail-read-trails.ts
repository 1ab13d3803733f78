import type * as client from "@aws-sdk/client-cloudtrail";
import type { Call, Operation, World } from "../gateway/operation.ts";
import {
  namedArn,
  shownTrail,
  type TrailEntry,
  trailNamed,
  trailPage,
  trailState,
} from "./cloudtrail-state.ts";

/** What a trail of all Regions looks like outside its home Region: CloudTrail calls it a shadow. */
const isShadowIn = (region: string, { homeRegion, isMultiRegion }: TrailEntry) =>
  isMultiRegion && homeRegion !== region;

/**
 * `DescribeTrails`: without names the trails of the Region and, unless told otherwise, the shadows there of trails of
 * all Regions. A name finds a trail of the Region, an ARN one of any Region; what is not found is left out.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DescribeTrails.html (read 2026-11-28)
 */
export const describeTrails = (
  world: World,
): Operation<client.DescribeTrailsRequest, client.DescribeTrailsResponse> => ({
  mutates: false,
  authorization: () => ({ action: "cloudtrail:DescribeTrails", resources: ["*"] }),
  answer({ trailNameList = [], includeShadowTrails = true }, call) {
    const { trails } = trailState(world, call.account);
    const named = trailNameList.map((name) => namedArn(name, call));
    const wanted = trails.filter((trail) =>
      named.length > 0
        ? named.includes(trail.arn)
        : trail.homeRegion === call.region || (includeShadowTrails && isShadowIn(call.region, trail)),
    );
    return { trailList: wanted.map(shownTrail) };
  },
});

/**
 * `ListTrails`: the trails of all Regions, page by page.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_ListTrails.html (as documented in @aws-sdk/client-cloudtrail 3.1137.0, read 2026-11-28)
 */
export const listTrails = (world: World): Operation<client.ListTrailsRequest, client.ListTrailsResponse> => ({
  mutates: false,
  authorization: () => ({ action: "cloudtrail:ListTrails", resources: ["*"] }),
  answer({ NextToken }, { account }) {
    const { items, nextToken } = trailPage(trailState(world, account).trails, NextToken);
    return {
      Trails: items.map(({ arn, name, homeRegion }) => ({
        TrailARN: arn,
        Name: name,
        HomeRegion: homeRegion,
      })),
      ...(nextToken === undefined ? {} : { NextToken: nextToken }),
    };
  },
});

/** The permission that a call about one trail needs. */
export const onTrail = (operation: string, nameOrArn: string | undefined, call: Call) => ({
  action: `cloudtrail:${operation}`,
  resources: [namedArn(nameOrArn, call)],
});

/** `GetTrailStatus`: whether a trail logs, and since when. Nothing is delivered here, so nothing is said of it. */
export const getTrailStatus = (
  world: World,
): Operation<client.GetTrailStatusRequest, client.GetTrailStatusResponse> => ({
  mutates: false,
  authorization: ({ Name }, call) => onTrail("GetTrailStatus", Name, call),
  answer({ Name }, call) {
    const { isLogging, startedAt, stoppedAt } = trailNamed(world, Name, call);
    return {
      IsLogging: isLogging,
      ...(startedAt === undefined ? {} : { StartLoggingTime: new Date(startedAt) }),
      ...(stoppedAt === undefined ? {} : { StopLoggingTime: new Date(stoppedAt) }),
    };
  },
});
