import {
  CreateChannelCommand,
  CreateRecordingConfigurationCommand,
  DeleteChannelCommand,
  DeleteRecordingConfigurationCommand,
  GetChannelCommand,
  IvsClient,
} from "@aws-sdk/client-ivs";
import { describe, expect, it } from "vitest";
import { ivs } from "../../../functions/services/ivs.ts";
import { startStream } from "../../../infra/sandbox/services/ivs-streams.ts";
import { itIsAServiceAdapter } from "./service-adapter-contract.ts";
import { account, startSandbox } from "./started-sandbox.ts";

const region = "us-east-1";

async function arrange() {
  const sandbox = await startSandbox();
  const client = sandbox.client(IvsClient, region);

  const addRecording = async () => {
    const destinationConfiguration = { s3: { bucketName: "recordings" } };
    const command = new CreateRecordingConfigurationCommand({ destinationConfiguration, name: "kept" });
    return (await client.send(command)).recordingConfiguration?.arn ?? "";
  };
  const addChannel = async (recordingConfigurationArn: string) =>
    (await client.send(new CreateChannelCommand({ recordingConfigurationArn }))).channel?.arn ?? "";
  const remove = async (arn: string) => {
    await client.send(
      arn.includes(":channel/")
        ? new DeleteChannelCommand({ arn })
        : new DeleteRecordingConfigurationCommand({ arn }),
    );
  };

  return {
    ...sandbox,
    client,
    adapter: ivs.open(sandbox.settings),
    open: ivs.open,
    region,
    emptyRegion: "eu-west-1",
    addRecording,
    addChannel,
    async addUsages(count: number) {
      const arns: string[] = [];
      for (let made = 0; made < count; made += 1) {
        const recording = await addRecording();
        arns.push(recording, await addChannel(recording));
      }
      await sandbox.clock.settle(10);
      return arns;
    },
    remove: ({ arn }: { readonly arn: string }) => remove(arn),
    async makeBusy({ arn }: { readonly arn: string }) {
      startStream(sandbox.world, { account, region, channelArn: arn });
    },
    refuseAll(where: string, code: string, status: number) {
      sandbox.gateway.faults.set([
        { service: "ivs", operation: "*", region: where, error: { code, status, message: "no" } },
      ]);
    },
    async settle() {
      await sandbox.clock.settle(10);
    },
  };
}

itIsAServiceAdapter(arrange);

describe("ivs", () => {
  it("counts every recording configuration and the channels that refer to one, not the others", async () => {
    const { adapter, addRecording, addChannel } = await arrange();
    const recording = await addRecording();
    const recorded = await addChannel(recording);
    await addChannel("");

    const usages = await adapter.findUsages(region);

    expect(usages).toEqual([
      {
        kind: "recording-configuration",
        arn: recording,
        region,
        release: "delete the recording configuration",
        stage: 1,
      },
      {
        kind: "channel",
        arn: recorded,
        region,
        release: "detach it from its recording configuration",
        stage: 0,
      },
    ]);
  });

  it("does not list channels where there is no recording configuration", async () => {
    const { adapter, addChannel, gateway } = await arrange();
    await addChannel("");

    await adapter.findUsages(region);

    expect(gateway.calls().map(({ operation }) => operation)).not.toContain("ListChannels");
  });

  it("keeps the channel when it detaches it", async () => {
    const { adapter, addUsages, client } = await arrange();
    const [, arn = ""] = await addUsages(1);
    const usage = (await adapter.findUsages(region)).find(({ kind }) => kind === "channel");

    await adapter.release(usage ?? never(), { recordingConfigurationArn: "as read" });

    const { channel } = await client.send(new GetChannelCommand({ arn }));
    expect(channel).toMatchObject({ arn, recordingConfigurationArn: "" });
  });

  it("does not write to a channel that is detached already, live or not", async () => {
    const { adapter, addChannel, gateway } = await arrange();
    const arn = await addChannel("");
    const usage = { kind: "channel", arn, region, release: "detach it", stage: 0 };

    const release = await adapter.release(usage, { recordingConfigurationArn: "" });

    expect(release).toEqual({ kind: "released" });
    expect(gateway.calls().map(({ operation }) => operation)).not.toContain("UpdateChannel");
  });

  it("says what holds a recording configuration that channels still refer to, on every page", async () => {
    const { adapter, addRecording, addChannel } = await arrange();
    const arn = await addRecording();
    const channels = [await addChannel(arn), await addChannel(arn), await addChannel(arn)];
    const usage = { kind: "recording-configuration", arn, region, release: "delete it", stage: 1 };

    const release = await adapter.release(usage, {});

    expect(release).toEqual({ kind: "held", by: expect.arrayContaining(channels) });
    expect(release).toMatchObject({ by: { length: 3 } });
  });

  it("waits for a recording configuration in conflict that no channel holds", async () => {
    const { adapter, addRecording, gateway } = await arrange();
    const arn = await addRecording();
    gateway.faults.set([
      {
        service: "ivs",
        operation: "DeleteRecordingConfiguration",
        error: { code: "ConflictException", status: 409 },
      },
    ]);
    const usage = { kind: "recording-configuration", arn, region, release: "delete it", stage: 1 };

    await expect(adapter.release(usage, {})).rejects.toThrow(
      `Recording configuration ${arn} is still in use`,
    );
  });

  it("reads of a recording configuration all that making it again would need", async () => {
    const { adapter, addUsages } = await arrange();
    await addUsages(1);
    const usage = (await adapter.findUsages(region)).find(({ kind }) => kind !== "channel");

    const settings = await adapter.readSettings(usage ?? never());

    expect(settings).toMatchObject({
      name: "kept",
      destinationConfiguration: { s3: { bucketName: "recordings" } },
    });
  });

  it("reads of a channel what it recorded with", async () => {
    const { adapter, addUsages } = await arrange();
    const [recording] = await addUsages(1);
    const usage = (await adapter.findUsages(region)).find(({ kind }) => kind === "channel");

    const settings = await adapter.readSettings(usage ?? never());

    expect(settings).toEqual({ recordingConfigurationArn: recording });
  });

  it("runs in 7 Regions and owns its role", () => {
    expect(ivs.regions.toSorted().join(" ")).toBe(
      "ap-northeast-1 ap-northeast-2 ap-south-1 eu-central-1 eu-west-1 us-east-1 us-west-2",
    );
    expect(ivs.roles).toEqual([
      { principal: "ivs.amazonaws.com", roleName: "AWSServiceRoleForIVSRecordToS3" },
    ]);
  });
});

function never(): never {
  throw new Error("nothing was arranged");
}
