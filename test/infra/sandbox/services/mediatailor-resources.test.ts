import {
  ConfigureLogsForPlaybackConfigurationCommand,
  CreateChannelCommand,
  type CreateChannelRequest,
  DeleteChannelCommand,
  DeletePlaybackConfigurationCommand,
  DescribeChannelCommand,
  GetPlaybackConfigurationCommand,
  ListChannelsCommand,
  ListTagsForResourceCommand,
  PutPlaybackConfigurationCommand,
  paginateListChannels,
  paginateListPlaybackConfigurations,
  StartChannelCommand,
  StopChannelCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-mediatailor";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { refusal, type StartedServices, start, startServices } from "./started-services.ts";

let services: StartedServices;
beforeEach(async () => {
  services = await startServices();
});
afterEach(() => services.stop());

const put = (Name: string, VideoContentSourceUrl = "https://origin.example.com/") =>
  services.mediaTailor().send(
    new PutPlaybackConfigurationCommand({
      Name,
      AdDecisionServerUrl: "https://ads.example.com/",
      VideoContentSourceUrl,
      DashConfiguration: { MpdLocation: "DISABLED" },
      Tags: { team: "video" },
    }),
  );
const getPlayback = (Name: string) =>
  services.mediaTailor().send(new GetPlaybackConfigurationCommand({ Name }));
const createChannel = (ChannelName: string, input: Partial<CreateChannelRequest> = {}) =>
  services.mediaTailor().send(
    new CreateChannelCommand({
      ChannelName,
      PlaybackMode: "LOOP",
      Outputs: [
        { ManifestName: "index", SourceGroup: "main", HlsPlaylistSettings: { ManifestWindowSeconds: 60 } },
      ],
      Tags: { team: "video" },
      ...input,
    }),
  );
const describeChannel = (ChannelName: string) =>
  services.mediaTailor().send(new DescribeChannelCommand({ ChannelName }));

describe("playback configurations", () => {
  it("are made and read", async () => {
    await put("news");

    const { $metadata: _, ...news } = await getPlayback("news");

    expect(news).toEqual({
      Name: "news",
      PlaybackConfigurationArn: "arn:aws:mediatailor:us-east-1:111122223333:playbackConfiguration/news",
      AdDecisionServerUrl: "https://ads.example.com/",
      VideoContentSourceUrl: "https://origin.example.com/",
      DashConfiguration: {
        MpdLocation: "DISABLED",
        ManifestEndpointPrefix: "https://news.mediatailor.us-east-1.amazonaws.com/v1/dash/",
      },
      HlsConfiguration: {
        ManifestEndpointPrefix: "https://news.mediatailor.us-east-1.amazonaws.com/v1/master/",
      },
      PlaybackEndpointPrefix: "https://news.mediatailor.us-east-1.amazonaws.com",
      SessionInitializationEndpointPrefix: "https://news.mediatailor.us-east-1.amazonaws.com/v1/session/",
      Tags: { team: "video" },
    });
  });

  it("keep their logs when they are put again", async () => {
    await put("news");
    await services.mediaTailor().send(
      new ConfigureLogsForPlaybackConfigurationCommand({
        PlaybackConfigurationName: "news",
        PercentEnabled: 5,
      }),
    );

    await put("news", "https://other.example.com/");

    expect(await getPlayback("news")).toMatchObject({
      VideoContentSourceUrl: "https://other.example.com/",
      LogConfiguration: { PercentEnabled: 5 },
    });
  });

  it("are listed page by page, with their logs", async () => {
    for (const name of ["c", "a", "b"]) {
      await put(name);
    }
    await services.mediaTailor().send(
      new ConfigureLogsForPlaybackConfigurationCommand({
        PlaybackConfigurationName: "b",
        PercentEnabled: 5,
      }),
    );

    const pages = [];
    for await (const { Items = [] } of paginateListPlaybackConfigurations(
      { client: services.mediaTailor() },
      {},
    )) {
      pages.push(Items.map(({ Name, LogConfiguration }) => [Name, LogConfiguration?.PercentEnabled]));
    }

    expect(pages).toEqual([
      [
        ["a", undefined],
        ["b", 5],
      ],
      [["c", undefined]],
    ]);
  });

  it("are deleted", async () => {
    await put("news");

    await services.mediaTailor().send(new DeletePlaybackConfigurationCommand({ Name: "news" }));

    await expect(getPlayback("news")).rejects.toEqual(refusal("NotFoundException", 404, "news"));
  });

  it("belong to one Region", async () => {
    await put("news");

    await expect(
      services.mediaTailor("eu-west-1").send(new GetPlaybackConfigurationCommand({ Name: "news" })),
    ).rejects.toEqual(refusal("NotFoundException", 404, "news"));
  });
});

describe("channels", () => {
  it("are made stopped, with a URL for each output and no logs", async () => {
    await createChannel("linear");

    const { $metadata: _, ...channel } = await describeChannel("linear");

    expect(channel).toEqual({
      ChannelName: "linear",
      Arn: "arn:aws:mediatailor:us-east-1:111122223333:channel/linear",
      ChannelState: "STOPPED",
      PlaybackMode: "LOOP",
      Tier: "BASIC",
      Outputs: [
        {
          ManifestName: "index",
          SourceGroup: "main",
          HlsPlaylistSettings: { ManifestWindowSeconds: 60 },
          PlaybackUrl:
            "https://channel-assembly.mediatailor.us-east-1.amazonaws.com/v1/channel/linear/index.m3u8",
        },
      ],
      Tags: { team: "video" },
      LogConfiguration: {},
      CreationTime: start,
      LastModifiedTime: start,
    });
  });

  it("are listed page by page", async () => {
    for (const name of ["c", "a", "b"]) {
      await createChannel(name);
    }

    const pages = [];
    for await (const { Items = [] } of paginateListChannels({ client: services.mediaTailor() }, {})) {
      pages.push(Items.map(({ ChannelName }) => ChannelName));
    }

    expect(pages).toEqual([["a", "b"], ["c"]]);
  });

  it("are deleted only when they are stopped", async () => {
    await createChannel("linear");
    await services.mediaTailor().send(new StartChannelCommand({ ChannelName: "linear" }));
    expect((await describeChannel("linear")).ChannelState).toBe("RUNNING");
    const remove = new DeleteChannelCommand({ ChannelName: "linear" });

    await expect(services.mediaTailor().send(remove)).rejects.toEqual(
      refusal("BadRequestException", 400, "running"),
    );
    await services.mediaTailor().send(new StopChannelCommand({ ChannelName: "linear" }));
    await services.mediaTailor().send(remove);

    await expect(describeChannel("linear")).rejects.toEqual(refusal("NotFoundException", 404, "linear"));
  });

  it("are not made twice", async () => {
    await createChannel("linear");

    await expect(createChannel("linear")).rejects.toEqual(refusal("BadRequestException", 400, "exists"));
  });

  it("are not made without a manifest name", async () => {
    await expect(
      createChannel("linear", { Outputs: [{ ManifestName: "", SourceGroup: "main" }] }),
    ).rejects.toEqual(refusal("BadRequestException", 400, "ManifestName"));
  });

  it.each([{ MaxResults: 0 }, { MaxResults: 101 }, { NextToken: "nonsense" }])(
    "are not listed with %j",
    async (input) => {
      await expect(services.mediaTailor().send(new ListChannelsCommand(input))).rejects.toEqual(
        refusal("BadRequestException", 400),
      );
    },
  );
});

describe("tags of MediaTailor resources", () => {
  it.each([
    ["a playback configuration", () => put("news"), "playbackConfiguration/news"],
    ["a channel", () => createChannel("linear"), "channel/linear"],
  ])("are added, listed and removed on %s", async (_kind, create, end) => {
    await create();
    const ResourceArn = `arn:aws:mediatailor:us-east-1:111122223333:${end}`;

    await services.mediaTailor().send(new TagResourceCommand({ ResourceArn, Tags: { keep: "yes" } }));
    await services.mediaTailor().send(new UntagResourceCommand({ ResourceArn, TagKeys: ["team"] }));
    const { Tags } = await services.mediaTailor().send(new ListTagsForResourceCommand({ ResourceArn }));

    expect(Tags).toEqual({ keep: "yes" });
  });
});
