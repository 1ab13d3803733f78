import * as sdk from "@aws-sdk/client-mediatailor";
import { describe, expect, it } from "vitest";
import * as client from "../../../../infra/sandbox/gateway/mediatailor-schema.ts";
import { ServiceError } from "../../../../infra/sandbox/gateway/operation.ts";
import { schemasOf } from "../../../../infra/sandbox/gateway/schemas.ts";
import { arrangeGateway, refusalOf } from "./arranged-gateway.ts";

/** Answers each operation with what the test says, and remembers what it was asked. */
async function arrange(answers: Readonly<Record<string, unknown>>) {
  const asked: { readonly operation: string; readonly input: unknown }[] = [];
  const names = [...schemasOf(client).operations.keys()];
  const operations = names.map((operation) => [
    operation,
    {
      mutates: false,
      authorization: () => [],
      answer(input: unknown) {
        asked.push({ operation, input });
        if (!(operation in answers)) {
          throw new ServiceError("BadRequestException", `No ${operation} today`, 400);
        }
        return answers[operation];
      },
    },
  ]);
  const arranged = await arrangeGateway(() => [
    {
      signingName: "mediatailor",
      eventSource: "mediatailor.amazonaws.com",
      global: false,
      eventNames: "as-on-the-wire",
      client,
      operations: Object.fromEntries(operations),
    },
  ]);
  return { asked, mediatailor: new sdk.MediaTailorClient(arranged.client()) };
}

const sessionLogs = {
  PercentEnabled: 25,
  EnabledLoggingStrategies: ["VENDED_LOGS" as const],
  AdsInteractionLog: { ExcludeEventTypes: ["AD_MARKER_FOUND" as const], PublishOptInEventTypes: [] },
  ManifestServiceInteractionLog: { ExcludeEventTypes: ["GENERATED_MANIFEST" as const] },
};

const settings = {
  AdDecisionServerUrl: "https://ads.example.com",
  AvailSuppression: {
    Mode: "BEHIND_LIVE_EDGE" as const,
    Value: "00:00:30",
    FillPolicy: "PARTIAL_AVAIL" as const,
  },
  Bumper: { StartUrl: "https://a", EndUrl: "https://b" },
  CdnConfiguration: { AdSegmentUrlPrefix: "https://c", ContentSegmentUrlPrefix: "https://d" },
  ConfigurationAliases: { player: { tv: "large" } },
  DashConfiguration: { MpdLocation: "DISABLED", OriginManifestType: "MULTI_PERIOD" as const },
  InsertionMode: "STITCHED_ONLY" as const,
  LivePreRollConfiguration: { AdDecisionServerUrl: "https://e", MaxDurationSeconds: 10 },
  ManifestProcessingRules: { AdMarkerPassthrough: { Enabled: true } },
  Name: "main",
  PersonalizationThresholdSeconds: 3,
  SlateAdUrl: "https://f",
  Tags: { team: "video" },
  TranscodeProfileName: "profile",
  VideoContentSourceUrl: "https://g",
};

const playbackConfiguration = {
  ...settings,
  DashConfiguration: { ...settings.DashConfiguration, ManifestEndpointPrefix: "https://h" },
  HlsConfiguration: { ManifestEndpointPrefix: "https://i" },
  LogConfiguration: sessionLogs,
  PlaybackConfigurationArn: "arn:aws:mediatailor:us-east-1:111122223333:playbackConfiguration/main",
  PlaybackEndpointPrefix: "https://j",
  SessionInitializationEndpointPrefix: "https://k",
};

const output = {
  DashPlaylistSettings: {
    ManifestWindowSeconds: 30,
    MinBufferTimeSeconds: 2,
    MinUpdatePeriodSeconds: 4,
    SuggestedPresentationDelaySeconds: 6,
  },
  HlsPlaylistSettings: { ManifestWindowSeconds: 60, AdMarkupType: ["DATERANGE" as const] },
  ManifestName: "default",
  SourceGroup: "group",
};

const channelSettings = {
  Audiences: ["everybody"],
  FillerSlate: { SourceLocationName: "s", VodSourceName: "v" },
  PlaybackMode: "LOOP" as const,
  Tags: { team: "video" },
  Tier: "BASIC" as const,
  TimeShiftConfiguration: { MaxTimeDelaySeconds: 21_600 },
};

const channel = {
  ...channelSettings,
  Arn: "arn:aws:mediatailor:us-east-1:111122223333:channel/one",
  ChannelName: "one",
  ChannelState: "STOPPED" as const,
  CreationTime: new Date("2026-11-20T08:00:00Z"),
  LastModifiedTime: new Date("2026-11-20T08:30:00Z"),
  LogConfiguration: { LogTypes: ["AS_RUN" as const] },
  Outputs: [{ ...output, PlaybackUrl: "https://l" }],
};

/** What the real client makes of an answer, without its own remarks. */
const plain = ({ $metadata: _metadata, ...answer }: { readonly $metadata: unknown }) => answer;

describe("the schema of MediaTailor", () => {
  it("reads and writes playback configurations as the client does", async () => {
    const { asked, mediatailor } = await arrange({
      PutPlaybackConfiguration: playbackConfiguration,
      GetPlaybackConfiguration: playbackConfiguration,
      ListPlaybackConfigurations: { Items: [playbackConfiguration], NextToken: "more" },
      DeletePlaybackConfiguration: {},
    });

    const put = await mediatailor.send(new sdk.PutPlaybackConfigurationCommand(settings));
    const got = await mediatailor.send(new sdk.GetPlaybackConfigurationCommand({ Name: "a/b c" }));
    const listed = await mediatailor.send(
      new sdk.ListPlaybackConfigurationsCommand({ MaxResults: 5, NextToken: "here" }),
    );
    const deleted = await mediatailor.send(new sdk.DeletePlaybackConfigurationCommand({ Name: "main" }));

    expect(asked).toEqual([
      { operation: "PutPlaybackConfiguration", input: settings },
      { operation: "GetPlaybackConfiguration", input: { Name: "a/b c" } },
      { operation: "ListPlaybackConfigurations", input: { MaxResults: 5, NextToken: "here" } },
      { operation: "DeletePlaybackConfiguration", input: { Name: "main" } },
    ]);
    expect(plain(put)).toEqual(playbackConfiguration);
    expect(plain(got)).toEqual(playbackConfiguration);
    expect(plain(listed)).toEqual({ Items: [playbackConfiguration], NextToken: "more" });
    expect([plain(deleted), deleted.$metadata.httpStatusCode]).toEqual([{}, 204]);
  });

  it("reads and writes channels as the client does", async () => {
    const { LogConfiguration: _logs, ...created } = channel;
    const { TimeShiftConfiguration: _shift, ...listedChannel } = channel;
    const { asked, mediatailor } = await arrange({
      CreateChannel: created,
      DescribeChannel: channel,
      ListChannels: { Items: [listedChannel], NextToken: "more" },
      DeleteChannel: {},
      StartChannel: {},
      StopChannel: {},
    });
    const byName = { ChannelName: "one" };
    const input = { ...channelSettings, ...byName, Outputs: [output] };

    const made = await mediatailor.send(new sdk.CreateChannelCommand(input));
    const described = await mediatailor.send(new sdk.DescribeChannelCommand(byName));
    const listed = await mediatailor.send(new sdk.ListChannelsCommand({ MaxResults: 5, NextToken: "here" }));
    await mediatailor.send(new sdk.StartChannelCommand(byName));
    await mediatailor.send(new sdk.StopChannelCommand(byName));
    await mediatailor.send(new sdk.DeleteChannelCommand(byName));

    expect(asked).toEqual([
      { operation: "CreateChannel", input },
      { operation: "DescribeChannel", input: byName },
      { operation: "ListChannels", input: { MaxResults: 5, NextToken: "here" } },
      { operation: "StartChannel", input: byName },
      { operation: "StopChannel", input: byName },
      { operation: "DeleteChannel", input: byName },
    ]);
    expect(plain(made)).toEqual(created);
    expect(plain(described)).toEqual(channel);
    expect(plain(listed)).toEqual({ Items: [listedChannel], NextToken: "more" });
  });

  it("reads and writes both kinds of logs as the client does", async () => {
    const playbackLogs = { ...sessionLogs, PlaybackConfigurationName: "main" };
    const asRunLogs = { ChannelName: "one", LogTypes: ["AS_RUN" as const] };
    const { asked, mediatailor } = await arrange({
      ConfigureLogsForPlaybackConfiguration: playbackLogs,
      ConfigureLogsForChannel: asRunLogs,
    });

    const session = await mediatailor.send(
      new sdk.ConfigureLogsForPlaybackConfigurationCommand(playbackLogs),
    );
    const asRun = await mediatailor.send(new sdk.ConfigureLogsForChannelCommand(asRunLogs));
    await mediatailor.send(new sdk.ConfigureLogsForChannelCommand({ ChannelName: "one", LogTypes: [] }));

    expect(asked.map(({ input }) => input)).toEqual([
      playbackLogs,
      asRunLogs,
      { ChannelName: "one", LogTypes: [] },
    ]);
    expect(plain(session)).toEqual(playbackLogs);
    expect(plain(asRun)).toEqual(asRunLogs);
  });

  it("reads and writes tags as the client does", async () => {
    const { asked, mediatailor } = await arrange({
      TagResource: undefined,
      UntagResource: undefined,
      ListTagsForResource: { Tags: { team: "video" } },
    });
    const ResourceArn = "arn:aws:mediatailor:us-east-1:111122223333:channel/one";

    await mediatailor.send(new sdk.TagResourceCommand({ ResourceArn, Tags: { team: "video" } }));
    await mediatailor.send(new sdk.UntagResourceCommand({ ResourceArn, TagKeys: ["a", "b"] }));
    const listed = await mediatailor.send(new sdk.ListTagsForResourceCommand({ ResourceArn }));

    expect(asked).toEqual([
      { operation: "TagResource", input: { ResourceArn, Tags: { team: "video" } } },
      { operation: "UntagResource", input: { ResourceArn, TagKeys: ["a", "b"] } },
      { operation: "ListTagsForResource", input: { ResourceArn } },
    ]);
    expect(plain(listed)).toEqual({ Tags: { team: "video" } });
  });

  it("writes the one error that the client knows", async () => {
    const { mediatailor } = await arrange({});

    const error = await refusalOf(mediatailor.send(new sdk.DescribeChannelCommand({ ChannelName: "one" })));

    expect(error).toBeInstanceOf(sdk.BadRequestException);
    expect(error).toMatchObject({ message: "No DescribeChannel today", $metadata: { httpStatusCode: 400 } });
  });
});
