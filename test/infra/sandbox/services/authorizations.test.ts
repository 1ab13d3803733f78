import { describe, expect, it } from "vitest";
import type { Call, FakeService, Operation } from "../../../../infra/sandbox/gateway/operation.ts";
import { schemasOf } from "../../../../infra/sandbox/gateway/schemas.ts";
import { inMemoryWorld } from "../../../../infra/sandbox/gateway/world.ts";
import { createPermissions } from "../../../../infra/sandbox/permissions/permissions.ts";
import { chimeService } from "../../../../infra/sandbox/services/chime.ts";
import { cloudTrailService } from "../../../../infra/sandbox/services/cloudtrail.ts";
import { cloudWatchService } from "../../../../infra/sandbox/services/cloudwatch.ts";
import { iamService } from "../../../../infra/sandbox/services/iam.ts";
import { addRole } from "../../../../infra/sandbox/services/iam-state.ts";
import { ivsService } from "../../../../infra/sandbox/services/ivs.ts";
import { mediaPackageService } from "../../../../infra/sandbox/services/mediapackage.ts";
import { mediaPackageState, putChannel } from "../../../../infra/sandbox/services/mediapackage-state.ts";
import { mediaPackageVodService } from "../../../../infra/sandbox/services/mediapackage-vod.ts";
import { mediaTailorService } from "../../../../infra/sandbox/services/mediatailor.ts";
import { resourceExplorerService } from "../../../../infra/sandbox/services/resource-explorer.ts";
import { chimeAuthorizations } from "./chime-authorizations.ts";

const account = "111122223333";
const region = "eu-west-1";
const world = inMemoryWorld();
const services: Readonly<Record<string, FakeService>> = {
  chime: chimeService(world),
  cloudtrail: cloudTrailService(world),
  cloudwatch: cloudWatchService(world, {
    functions: { failures: () => [] },
    queues: { all: () => ({}) },
    states: { listExecutions: () => [] },
  }),
  iam: iamService(world),
  ivs: ivsService(world),
  mediapackage: mediaPackageService(world),
  "mediapackage-vod": mediaPackageVodService(world),
  mediatailor: mediaTailorService(world),
  "resource-explorer-2": resourceExplorerService(world),
};
addRole(world, {
  account,
  name: "AWSServiceRoleForFIS",
  path: "/aws-service-role/fis.amazonaws.com/",
  trustPolicy: "{}",
});

const roleArn = `arn:aws:iam::${account}:role/anybody`;
const call: Call = {
  time: new Date("2026-11-20T09:00:00Z"),
  account,
  region,
  principal: {
    kind: "assumed-role",
    account,
    arn: `arn:aws:sts::${account}:assumed-role/anybody/test`,
    principalId: "AROAEXAMPLEROLEID0001:test",
    accessKeyId: "ASIAEXAMPLE",
    roleArn,
  },
  requestId: "3f6c1a52-8d1e-4b7a-9c55-0a1b2c3d4e02",
  userAgent: "test",
};

const fis = "arn:aws:iam::111122223333:role/aws-service-role/fis.amazonaws.com/AWSServiceRoleForFIS";
const channels = "arn:aws:ivs:eu-west-1:111122223333:channel/*";
const channel = "arn:aws:ivs:eu-west-1:111122223333:channel/AAAAAAAAAAAA";
const streamKeys = "arn:aws:ivs:eu-west-1:111122223333:stream-key/*";
const recordings = "arn:aws:ivs:eu-west-1:111122223333:recording-configuration/*";
const recording = "arn:aws:ivs:eu-west-1:111122223333:recording-configuration/AAAAAAAAAAAA";
const live = "arn:aws:mediapackage:eu-west-1:111122223333:channels/8d0c";
putChannel(mediaPackageState(world, { account, region }), {
  id: "live",
  arn: live,
  tags: {},
  ingest: [],
  createdAt: "2026-11-20T08:00:00.000Z",
});
const films = "arn:aws:mediapackage-vod:eu-west-1:111122223333:packaging-groups/films";
const playback = "arn:aws:mediatailor:eu-west-1:111122223333:playbackConfiguration/news";
const linear = "arn:aws:mediatailor:eu-west-1:111122223333:channel/linear";
const index = "arn:aws:resource-explorer-2:eu-west-1:111122223333:index/3f6c1a52-8d1e-4b7a-9c55-0a1b2c3d4e02";
const trail = "arn:aws:cloudtrail:eu-west-1:111122223333:trail/audit";
const everywhere = "arn:aws:cloudtrail:us-east-1:111122223333:trail/management-events";
const policy = "arn:aws:iam::aws:policy/aws-service-role/AmazonFISServiceRolePolicy";
const onFis = { RoleName: "AWSServiceRoleForFIS" };

/** Operation, input, resources that it works on; as the Service Authorization Reference says. */
const table: readonly (readonly [string, string, object, readonly string[]])[] = [
  ...chimeAuthorizations,
  ["cloudtrail", "CreateTrail", { Name: "audit" }, [trail]],
  ["cloudtrail", "DeleteTrail", { Name: "audit" }, [trail]],
  ["cloudtrail", "DescribeTrails", { trailNameList: ["audit"] }, ["*"]],
  ["cloudtrail", "GetEventSelectors", { TrailName: everywhere }, [everywhere]],
  ["cloudtrail", "GetTrailStatus", { Name: everywhere }, [everywhere]],
  ["cloudtrail", "ListTrails", {}, ["*"]],
  ["cloudtrail", "LookupEvents", {}, ["*"]],
  ["cloudtrail", "PutEventSelectors", { TrailName: "audit" }, [trail]],
  ["cloudtrail", "StartLogging", { Name: "audit" }, [trail]],
  ["cloudtrail", "StopLogging", { Name: trail }, [trail]],
  ["cloudwatch", "DescribeAlarms", {}, ["arn:aws:cloudwatch:eu-west-1:111122223333:alarm:*"]],
  ["iam", "CreateAccountAlias", { AccountAlias: "acme" }, ["*"]],
  ["iam", "CreateRole", { RoleName: "a", Path: "/tools/" }, ["arn:aws:iam::111122223333:role/tools/a"]],
  ["iam", "CreateServiceLinkedRole", { AWSServiceName: "fis.amazonaws.com" }, [fis]],
  ["iam", "DeleteAccountAlias", { AccountAlias: "acme" }, ["*"]],
  ["iam", "DeleteRole", { RoleName: "plain" }, ["arn:aws:iam::111122223333:role/plain"]],
  ["iam", "DeleteServiceLinkedRole", onFis, [fis]],
  ["iam", "GetPolicy", { PolicyArn: policy }, [policy]],
  ["iam", "GetPolicyVersion", { PolicyArn: policy, VersionId: "v1" }, [policy]],
  ["iam", "GetRole", onFis, [fis]],
  [
    "iam",
    "GetServiceLinkedRoleDeletionStatus",
    { DeletionTaskId: "task/aws-service-role/fis.amazonaws.com/AWSServiceRoleForFIS/0" },
    [fis],
  ],
  ["iam", "ListAccountAliases", {}, ["*"]],
  ["iam", "ListAttachedRolePolicies", onFis, [fis]],
  ["iam", "ListRolePolicies", onFis, [fis]],
  ["iam", "ListRoles", {}, ["*"]],
  ["iam", "ListRoleTags", onFis, [fis]],
  ["iam", "SimulatePrincipalPolicy", { PolicySourceArn: roleArn }, [roleArn]],
  ["iam", "TagRole", onFis, [fis]],
  ["iam", "UntagRole", onFis, [fis]],
  ["iam", "UpdateRole", onFis, [fis]],
  ["iam", "UpdateRoleDescription", onFis, [fis]],
  ["ivs", "CreateChannel", {}, [channels, streamKeys]],
  ["ivs", "CreateRecordingConfiguration", {}, [recordings]],
  ["ivs", "DeleteChannel", { arn: channel }, [channel, streamKeys]],
  ["ivs", "DeleteRecordingConfiguration", { arn: recording }, [recording]],
  ["ivs", "GetChannel", { arn: channel }, [channel]],
  ["ivs", "GetRecordingConfiguration", { arn: recording }, [recording]],
  ["ivs", "GetStream", { channelArn: channel }, [channel]],
  ["ivs", "ListChannels", {}, [channels]],
  ["ivs", "ListRecordingConfigurations", {}, [recordings]],
  ["ivs", "ListStreams", {}, [channels]],
  ["ivs", "ListTagsForResource", { resourceArn: recording }, [recording]],
  ["ivs", "StopStream", { channelArn: channel }, [channel]],
  ["ivs", "TagResource", { resourceArn: channel }, [channel]],
  ["ivs", "UntagResource", { resourceArn: channel }, [channel]],
  ["ivs", "UpdateChannel", { arn: channel }, [channel]],
  ["mediapackage", "ConfigureLogs", { Id: "live" }, [live]],
  ["mediapackage", "CreateChannel", { Id: "live" }, ["*"]],
  ["mediapackage", "DeleteChannel", { Id: "live" }, [live]],
  ["mediapackage", "DescribeChannel", { Id: "live" }, [live]],
  ["mediapackage", "ListChannels", {}, ["*"]],
  ["mediapackage", "ListTagsForResource", { ResourceArn: live }, [live]],
  ["mediapackage", "RotateIngestEndpointCredentials", { Id: "live", IngestEndpointId: "8d0c" }, [live]],
  ["mediapackage", "TagResource", { ResourceArn: live }, [live]],
  ["mediapackage", "UntagResource", { ResourceArn: live }, [live]],
  ["mediapackage", "UpdateChannel", { Id: "live" }, [live]],
  ["mediapackage-vod", "ConfigureLogs", { Id: "films" }, [films]],
  ["mediapackage-vod", "CreatePackagingGroup", { Id: "films" }, ["*"]],
  ["mediapackage-vod", "DeletePackagingGroup", { Id: "films" }, [films]],
  ["mediapackage-vod", "DescribePackagingGroup", { Id: "films" }, [films]],
  ["mediapackage-vod", "ListPackagingGroups", {}, ["*"]],
  ["mediapackage-vod", "ListTagsForResource", { ResourceArn: films }, [films]],
  ["mediapackage-vod", "TagResource", { ResourceArn: films }, [films]],
  ["mediapackage-vod", "UntagResource", { ResourceArn: films }, [films]],
  ["mediatailor", "ConfigureLogsForChannel", { ChannelName: "linear" }, [linear]],
  ["mediatailor", "ConfigureLogsForPlaybackConfiguration", { PlaybackConfigurationName: "news" }, [playback]],
  ["mediatailor", "CreateChannel", { ChannelName: "linear" }, ["*"]],
  ["mediatailor", "DeleteChannel", { ChannelName: "linear" }, [linear]],
  ["mediatailor", "DeletePlaybackConfiguration", { Name: "news" }, [playback]],
  ["mediatailor", "DescribeChannel", { ChannelName: "linear" }, [linear]],
  ["mediatailor", "GetPlaybackConfiguration", { Name: "news" }, [playback]],
  ["mediatailor", "ListChannels", {}, ["*"]],
  ["mediatailor", "ListPlaybackConfigurations", {}, ["*"]],
  ["mediatailor", "ListTagsForResource", { ResourceArn: linear }, [linear]],
  ["mediatailor", "PutPlaybackConfiguration", { Name: "news" }, ["*"]],
  ["mediatailor", "StartChannel", { ChannelName: "linear" }, [linear]],
  ["mediatailor", "StopChannel", { ChannelName: "linear" }, [linear]],
  ["mediatailor", "TagResource", { ResourceArn: playback }, [playback]],
  ["mediatailor", "UntagResource", { ResourceArn: playback }, [playback]],
  ["resource-explorer-2", "CreateIndex", {}, ["*"]],
  ["resource-explorer-2", "DeleteIndex", { Arn: index }, [index]],
  ["resource-explorer-2", "GetIndex", {}, ["*"]],
  ["resource-explorer-2", "ListIndexes", {}, ["*"]],
];

const needed = (service: string, name: string, input: object) => {
  const operation: Operation<object> | undefined = services[service]?.operations[name];
  return [operation?.authorization(input, call) ?? []].flat();
};

describe("the permission that each operation needs", () => {
  it.each(table)("is %s:%s on the resources of %j", (service, operation, input, resources) => {
    expect(needed(service, operation, input)).toEqual([
      expect.objectContaining({ action: `${service}:${operation}`, resources }),
    ]);
  });

  it.each(table)(
    "of %s:%s can be granted and denied on these resources",
    async (service, operation, input, resources) => {
      const permissions = createPermissions({ now: () => call.time, random: () => 0.5 });
      const grant = (effect: "Allow" | "Deny") => {
        const statement = { Effect: effect, Action: `${service}:${operation}`, Resource: resources };
        const document = { Version: "2012-10-17", Statement: [statement] };
        permissions.putRole({
          arn: roleArn,
          roleId: "AROAEXAMPLEROLEID0001",
          path: "/",
          name: "anybody",
          trustPolicy: { Version: "2012-10-17", Statement: [] },
          policies: [{ name: "test", document }],
        });
      };

      grant("Allow");
      const allowed = await permissions.decide(call.principal, needed(service, operation, input), region);
      grant("Deny");
      const denied = await permissions.decide(call.principal, needed(service, operation, input), region);

      expect([allowed.outcome, denied.outcome]).toEqual(["allowed", "explicit-deny"]);
    },
  );

  it("is in this table for every operation", () => {
    const offered = Object.entries(services).flatMap(([name, { operations }]) =>
      Object.keys(operations).map((operation) => `${name}:${operation}`),
    );

    expect(offered.sort()).toEqual(table.map(([service, operation]) => `${service}:${operation}`).sort());
  });

  it("is that of all channels for a live channel that is not there", () => {
    expect(needed("mediapackage", "DescribeChannel", { Id: "nobody" })).toEqual([
      {
        action: "mediapackage:DescribeChannel",
        resources: ["arn:aws:mediapackage:eu-west-1:111122223333:channels/*"],
      },
    ]);
  });

  it("names the service that a role is created for", () => {
    expect(needed("iam", "CreateServiceLinkedRole", { AWSServiceName: "fis.amazonaws.com" })).toMatchObject([
      { conditions: { "iam:AWSServiceName": "fis.amazonaws.com" } },
    ]);
  });

  it.each(Object.entries(services))(
    "is of operations that the client of %s has",
    (_name, { client, operations }) => {
      const known = [...schemasOf(client).operations.keys()];

      expect(known).toEqual(expect.arrayContaining(Object.keys(operations)));
    },
  );
});
