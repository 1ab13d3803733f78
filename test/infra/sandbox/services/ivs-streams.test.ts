import {
  CreateChannelCommand,
  type CreateChannelRequest,
  CreateRecordingConfigurationCommand,
  GetStreamCommand,
  ListStreamsCommand,
  ListTagsForResourceCommand,
  StopStreamCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-ivs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { endStream, startStream } from "../../../../infra/sandbox/services/ivs-streams.ts";
import { account, ivsRefusal, type StartedServices, start, startServices } from "./started-services.ts";

let services: StartedServices;
beforeEach(async () => {
  services = await startServices();
});
afterEach(() => services.stop());

const region = "us-east-1";
const createChannel = async (input: CreateChannelRequest = {}) => {
  const { channel } = await services.ivs().send(new CreateChannelCommand(input));
  return channel?.arn ?? "";
};
const createRecording = async () => {
  const { recordingConfiguration } = await services.ivs().send(
    new CreateRecordingConfigurationCommand({
      destinationConfiguration: { s3: { bucketName: "recordings" } },
    }),
  );
  return recordingConfiguration?.arn ?? "";
};

describe("streams", () => {
  it("are read and listed while they are live", async () => {
    const channelArn = await createChannel();
    await createChannel();
    startStream(services.world, { account, region, channelArn });

    const { stream } = await services.ivs().send(new GetStreamCommand({ channelArn }));
    const { streams } = await services.ivs().send(new ListStreamsCommand({}));
    const starving = await services.ivs().send(new ListStreamsCommand({ filterBy: { health: "STARVING" } }));

    expect(stream).toMatchObject({
      channelArn,
      streamId: expect.stringMatching(/^st-[a-z0-9]{23}$/),
      state: "LIVE",
      health: "HEALTHY",
      startTime: start,
    });
    expect(streams).toEqual([expect.objectContaining({ channelArn, streamId: stream?.streamId })]);
    expect(starving.streams).toEqual([]);
  });

  it("are not found while the channel is idle", async () => {
    const channelArn = await createChannel();
    startStream(services.world, { account, region, channelArn });
    endStream(services.world, { account, region, channelArn });

    await expect(services.ivs().send(new GetStreamCommand({ channelArn }))).rejects.toEqual(
      ivsRefusal("ChannelNotBroadcasting", 404, channelArn),
    );
    await expect(services.ivs().send(new StopStreamCommand({ channelArn }))).rejects.toEqual(
      ivsRefusal("ChannelNotBroadcasting", 404, channelArn),
    );
  });

  it("are stopped on request", async () => {
    const channelArn = await createChannel();
    startStream(services.world, { account, region, channelArn });

    await services.ivs().send(new StopStreamCommand({ channelArn }));

    await expect(services.ivs().send(new GetStreamCommand({ channelArn }))).rejects.toEqual(
      ivsRefusal("ChannelNotBroadcasting", 404),
    );
  });

  it("go on as they are when they are started again", async () => {
    const channelArn = await createChannel();
    startStream(services.world, { account, region, channelArn });
    await services.clock.advance(60);
    startStream(services.world, { account, region, channelArn });

    const { stream } = await services.ivs().send(new GetStreamCommand({ channelArn }));

    expect(stream?.startTime).toEqual(start);
  });
});

describe("tags of IVS resources", () => {
  it.each([
    ["a channel", createChannel],
    ["a recording configuration", createRecording],
  ])("are added, listed and removed on %s", async (_kind, create) => {
    const resourceArn = await create();

    await services.ivs().send(new TagResourceCommand({ resourceArn, tags: { a: "1", b: "2" } }));
    await services.ivs().send(new UntagResourceCommand({ resourceArn, tagKeys: ["a"] }));
    const { tags } = await services.ivs().send(new ListTagsForResourceCommand({ resourceArn }));

    expect(tags).toEqual({ b: "2" });
  });

  it("are not found on what is not there", async () => {
    const resourceArn = "arn:aws:ivs:us-east-1:111122223333:channel/AAAAAAAAAAAA";

    await expect(services.ivs().send(new ListTagsForResourceCommand({ resourceArn }))).rejects.toEqual(
      ivsRefusal("ResourceNotFoundException", 404, resourceArn),
    );
  });
});
