import {
  CreateChannelCommand,
  CreateRecordingConfigurationCommand,
  DeleteChannelCommand,
  IvsClient,
  UpdateChannelCommand,
} from "@aws-sdk/client-ivs";
import { describe, expect, it } from "vitest";
import { ivs } from "../../../functions/services/ivs.ts";
import {
  type RestoreResourceRequest,
  restoreResource,
} from "../../../functions/services/restore-resource.ts";
import { startStream } from "../../../infra/sandbox/services/ivs-streams.ts";
import { releaseAll, settingsOf } from "./arranged-adapter.ts";
import { account, startSandbox } from "./started-sandbox.ts";

const region = "us-east-1";
const NOTHING_REPLACED: ReadonlyMap<string, string> = new Map();

/** A recording configuration and a channel that records with it, both as their release has left them. */
async function arrange() {
  const sandbox = await startSandbox();
  const client = sandbox.client(IvsClient, region);
  const adapter = ivs.open(sandbox.settings);
  const record = async () => {
    const destinationConfiguration = { s3: { bucketName: "recordings" } };
    const made = await client.send(new CreateRecordingConfigurationCommand({ destinationConfiguration }));
    await sandbox.clock.settle(10);
    return made.recordingConfiguration?.arn ?? "";
  };
  const recording = { kind: "recording-configuration", arn: await record(), region };
  const recordingConfigurationArn = recording.arn;
  const { channel: made } = await client.send(new CreateChannelCommand({ recordingConfigurationArn }));
  const channel = { kind: "channel", arn: made?.arn ?? "", region };
  const usages = await adapter.findUsages(region);
  const settings = new Map(
    await Promise.all(usages.map(async (usage) => [usage.arn, await settingsOf(adapter, usage)] as const)),
  );
  await releaseAll(adapter, region);
  await sandbox.clock.settle(10);
  const restore = (usage: typeof channel, more: Partial<RestoreResourceRequest> = {}) =>
    restoreResource(adapter, {
      usage,
      settings: settings.get(usage.arn) ?? {},
      replacedBy: undefined,
      replaced: NOTHING_REPLACED,
      force: false,
      refuse: async () => undefined,
      applies: true,
      ...more,
    });
  const recordings = async () =>
    (await adapter.findUsages(region)).filter(({ kind }) => kind === "recording-configuration");
  const attach = async (to: string) => {
    await client.send(new UpdateChannelCommand({ arn: channel.arn, recordingConfigurationArn: to }));
  };
  const recordsWith = async () => (await adapter.readSettings(channel))?.["recordingConfigurationArn"];
  return { ...sandbox, client, record, recording, channel, restore, recordings, attach, recordsWith };
}

describe("restoreResource", () => {
  it("makes a resource again that its release deleted, and says what is in its place", async () => {
    const { recording, restore, recordings } = await arrange();

    const report = await restore(recording);

    const [made] = await recordings();
    expect(report).toEqual({ arn: recording.arn, kind: "restored", replacedBy: made?.arn });
    expect(made?.arn).not.toBe(recording.arn);
  });

  it("puts settings back in the ARNs that resources have now", async () => {
    const { recording, channel, restore, recordings, recordsWith } = await arrange();
    const { replacedBy = "" } = await restore(recording);

    const report = await restore(channel, { replaced: new Map([[recording.arn, replacedBy]]) });

    expect(report).toEqual({ arn: channel.arn, kind: "restored" });
    expect(await recordsWith()).toBe(replacedBy);
    expect(await recordings()).toHaveLength(1);
  });

  it("finds a resource as it was under the ARN that it has now, and makes nothing twice", async () => {
    const { recording, restore, recordings } = await arrange();
    const { replacedBy = "" } = await restore(recording);

    const again = await restore(recording, { replacedBy, replaced: new Map([[recording.arn, replacedBy]]) });

    expect(again).toEqual({ arn: recording.arn, kind: "already-as-it-was" });
    expect(await recordings()).toHaveLength(1);
  });

  it("makes a resource again whose replacement somebody has deleted", async () => {
    const { recording, restore, recordings } = await arrange();
    const replacedBy = recording.arn.replace(/.{4}$/, "gone");

    const report = await restore(recording, { replacedBy, replaced: new Map([[recording.arn, replacedBy]]) });

    expect(report).toEqual({
      arn: recording.arn,
      kind: "restored",
      replacedBy: (await recordings())[0]?.arn,
    });
  });

  it("does not take for its own what was made in the place of another resource just like it", async () => {
    const { recording, restore, record, recordings } = await arrange();
    const ofAnother = await record();

    const report = await restore(recording, { replaced: new Map([["arn:another", ofAnother]]) });

    expect(report).toMatchObject({ kind: "restored", replacedBy: expect.not.stringMatching(ofAnother) });
    expect(await recordings()).toHaveLength(2);
  });

  it("leaves alone what somebody has changed since", async () => {
    const { channel, restore, record, attach, recordsWith } = await arrange();
    const other = await record();
    await attach(other);

    const report = await restore(channel);

    expect(report).toEqual({ arn: channel.arn, kind: "changed-since" });
    expect(await recordsWith()).toBe(other);
  });

  it("overwrites what somebody has changed since when it is forced", async () => {
    const { recording, channel, restore, record, attach, recordsWith } = await arrange();
    await attach(await record());
    const back = await record();

    const report = await restore(channel, { force: true, replaced: new Map([[recording.arn, back]]) });

    expect(report).toEqual({ arn: channel.arn, kind: "restored" });
    expect(await recordsWith()).toBe(back);
  });

  it.each([false, true])("says gone of a resource that somebody has deleted (force: %s)", async (force) => {
    const { channel, client, restore } = await arrange();
    await client.send(new DeleteChannelCommand({ arn: channel.arn }));

    expect(await restore(channel, { force })).toEqual({ arn: channel.arn, kind: "gone" });
  });

  it("says gone, and why, where something is missing that the settings need", async () => {
    const { recording, channel, restore, recordsWith } = await arrange();

    const report = await restore(channel);

    expect(report).toEqual({
      arn: channel.arn,
      kind: "gone",
      reason: `${channel.arn} or recording configuration ${recording.arn} is gone`,
    });
    expect(await recordsWith()).toBe("");
  });

  it("only tells in plan mode what it would do, and asks nobody", async () => {
    const { recording, channel, restore, recordings, recordsWith } = await arrange();
    const planned = { applies: false, refuse: () => Promise.reject(new Error("asked")) };

    const reports = [await restore(recording, planned), await restore(channel, planned)];

    expect(reports).toEqual([
      { arn: recording.arn, kind: "to-restore" },
      { arn: channel.arn, kind: "to-restore" },
    ]);
    expect(await recordings()).toEqual([]);
    expect(await recordsWith()).toBe("");
  });

  it("tells in plan mode, too, what it would leave alone", async () => {
    const { channel, restore, record, attach } = await arrange();
    await attach(await record());

    const report = await restore(channel, { applies: false });

    expect(report).toEqual({ arn: channel.arn, kind: "changed-since" });
  });

  it("changes nothing once it is refused, and says why", async () => {
    const { recording, restore, recordings } = await arrange();

    const report = await restore(recording, { refuse: async () => "rolecall is paused" });

    expect(report).toEqual({ arn: recording.arn, kind: "refused", reason: "rolecall is paused" });
    expect(await recordings()).toEqual([]);
  });

  it("asks to be tried again while the service is using the resource", async () => {
    const { world, channel, recording, restore, record } = await arrange();
    const back = await record();
    startStream(world, { account, region, channelArn: channel.arn });

    const restored = restore(channel, { replaced: new Map([[recording.arn, back]]) });

    await expect(restored).rejects.toMatchObject({ name: "ResourceBusyError" });
  });
});
