import {
  CreateChannelCommand,
  type CreateChannelRequest,
  CreateRecordingConfigurationCommand,
  DeleteChannelCommand,
  GetChannelCommand,
  ListChannelsCommand,
  paginateListChannels,
  UpdateChannelCommand,
} from "@aws-sdk/client-ivs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { endStream, startStream } from "../../../../infra/sandbox/services/ivs-streams.ts";
import { account, ivsRefusal, type StartedServices, startServices } from "./started-services.ts";

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
const read = async (arn: string) => {
  const { channel } = await services.ivs().send(new GetChannelCommand({ arn }));
  return channel;
};

describe("CreateChannel", () => {
  it("makes a channel that does not record, with a key that no event shows", async () => {
    const { channel, streamKey } = await services.ivs().send(new CreateChannelCommand({ name: "talks" }));

    expect(channel).toMatchObject({
      arn: expect.stringMatching(/^arn:aws:ivs:us-east-1:111122223333:channel\/[A-Za-z0-9]{12}$/),
      name: "talks",
      recordingConfigurationArn: "",
      latencyMode: "LOW",
      type: "STANDARD",
    });
    expect(streamKey?.channelArn).toBe(channel?.arn);
    expect(streamKey?.value).toMatch(/^sk_us-east-1_[0-9a-f]{24}$/);
    expect(JSON.stringify(services.events)).toContain(channel?.arn);
    expect(JSON.stringify(services.events)).not.toContain(streamKey?.value);
  });

  it("refuses a recording configuration that is not there", async () => {
    const arn = "arn:aws:ivs:us-east-1:111122223333:recording-configuration/AAAAAAAAAAAA";

    await expect(createChannel({ recordingConfigurationArn: arn })).rejects.toEqual(
      ivsRefusal("ResourceNotFoundException", 404, arn),
    );
  });

  it.each<CreateChannelRequest>([{ name: "my talks" }, { recordingConfigurationArn: "nonsense" }])(
    "refuses %j",
    async (input) => {
      await expect(createChannel(input)).rejects.toEqual(ivsRefusal("ValidationException", 400));
    },
  );
});

describe("UpdateChannel", () => {
  it("changes only what is given", async () => {
    const recordingConfigurationArn = await createRecording();
    const arn = await createChannel({ name: "talks", recordingConfigurationArn });

    await services.ivs().send(new UpdateChannelCommand({ arn, name: "lectures" }));

    expect(await read(arn)).toMatchObject({ name: "lectures", recordingConfigurationArn });
  });

  it("ends recording with an empty text", async () => {
    const arn = await createChannel({ recordingConfigurationArn: await createRecording() });

    const { channel } = await services
      .ivs()
      .send(new UpdateChannelCommand({ arn, recordingConfigurationArn: "" }));

    expect(channel?.recordingConfigurationArn).toBe("");
    expect((await read(arn))?.recordingConfigurationArn).toBe("");
  });

  it("is refused while the channel is live, whatever it changes", async () => {
    const recordingConfigurationArn = await createRecording();
    const channelArn = await createChannel({ recordingConfigurationArn });
    const detach = new UpdateChannelCommand({ arn: channelArn, recordingConfigurationArn: "" });
    startStream(services.world, { account, region, channelArn });

    await expect(services.ivs().send(detach)).rejects.toEqual(ivsRefusal("ConflictException", 409));
    await expect(services.ivs().send(new DeleteChannelCommand({ arn: channelArn }))).rejects.toEqual(
      ivsRefusal("ConflictException", 409),
    );
    expect((await read(channelArn))?.recordingConfigurationArn).toBe(recordingConfigurationArn);
    endStream(services.world, { account, region, channelArn });

    await expect(services.ivs().send(detach)).resolves.toBeDefined();
  });

  it("is told with the parameters as they are on the wire", async () => {
    const arn = await createChannel();

    await services.ivs().send(new UpdateChannelCommand({ arn, recordingConfigurationArn: "" }));

    expect(services.events.at(-1)).toMatchObject({
      region: "us-east-1",
      detail: {
        eventSource: "ivs.amazonaws.com",
        eventName: "UpdateChannel",
        requestParameters: { arn, recordingConfigurationArn: "" },
      },
    });
  });
});

describe("ListChannels", () => {
  const list = async (input: { filterByName?: string; filterByRecordingConfigurationArn?: string }) => {
    const { channels = [] } = await services.ivs().send(new ListChannelsCommand(input));
    return channels.map(({ arn }) => arn);
  };

  it("answers page by page", async () => {
    const arns = [await createChannel(), await createChannel(), await createChannel()];

    const pages: (string | undefined)[][] = [];
    for await (const { channels = [] } of paginateListChannels({ client: services.ivs() }, {})) {
      pages.push(channels.map(({ arn }) => arn));
    }

    expect(pages.map(({ length }) => length)).toEqual([2, 1]);
    expect(pages.flat()).toEqual([...arns].sort());
  });

  it("filters by name or by recording configuration", async () => {
    const recordingConfigurationArn = await createRecording();
    const recorded = await createChannel({ recordingConfigurationArn });
    const named = await createChannel({ name: "talks" });

    expect(await list({ filterByRecordingConfigurationArn: recordingConfigurationArn })).toEqual([recorded]);
    expect(await list({ filterByName: "talks" })).toEqual([named]);
  });

  it("does not take both filters", async () => {
    const filterByRecordingConfigurationArn = await createRecording();

    await expect(list({ filterByName: "talks", filterByRecordingConfigurationArn })).rejects.toEqual(
      ivsRefusal("ConflictException", 409),
    );
  });
});

describe("DeleteChannel", () => {
  it("removes the channel at once", async () => {
    const arn = await createChannel();

    await services.ivs().send(new DeleteChannelCommand({ arn }));

    await expect(read(arn)).rejects.toEqual(ivsRefusal("ResourceNotFoundException", 404, arn));
  });
});
