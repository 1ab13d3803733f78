import {
  ChimeSDKVoiceClient,
  CreateSipMediaApplicationCommand,
  CreateVoiceConnectorCommand,
  DeleteVoiceConnectorCommand,
  GetSipMediaApplicationCommand,
  GetVoiceConnectorCommand,
  PutVoiceConnectorStreamingConfigurationCommand,
  type SipMediaApplication,
  type StreamingConfiguration,
  type VoiceConnectorAwsRegion,
} from "@aws-sdk/client-chime-sdk-voice";
import { describe, expect, it } from "vitest";
import type { RoleUsage } from "../../../functions/core/usage.ts";
import { chimeVoice } from "../../../functions/services/chime-voice.ts";
import { itIsAServiceAdapter } from "./service-adapter-contract.ts";
import { account, type StartOptions, startSandbox } from "./started-sandbox.ts";

const region = "us-east-1";
const roleName = "AWSServiceRoleForAmazonChimeVoiceConnector";
const insights = "arn:aws:chime:us-east-1:111122223333:media-insights-pipeline-configuration/calls";
const streaming = { DataRetentionInHours: 24, Disabled: false };

async function arrange(chime: StartOptions["chime"] = {}) {
  const sandbox = await startSandbox({ chime });
  const client = sandbox.client(ChimeSDKVoiceClient, region);

  /** Makes a connector, which streams if it is told how; answers the usage it then is. */
  const addConnector = async (
    StreamingConfiguration?: StreamingConfiguration,
    AwsRegion: VoiceConnectorAwsRegion = region,
  ) => {
    const input = { Name: "desk", RequireEncryption: true, AwsRegion };
    const { VoiceConnector } = await client.send(new CreateVoiceConnectorCommand(input));
    const VoiceConnectorId = VoiceConnector?.VoiceConnectorId ?? never();
    if (StreamingConfiguration !== undefined) {
      const put = { VoiceConnectorId, StreamingConfiguration };
      await sandbox
        .client(ChimeSDKVoiceClient, AwsRegion)
        .send(new PutVoiceConnectorStreamingConfigurationCommand(put));
    }
    return connector(VoiceConnectorId, AwsRegion);
  };
  const addApplication = async (AwsRegion = region): Promise<SipMediaApplication> => {
    const Endpoints = [{ LambdaArn: `arn:aws:lambda:${AwsRegion}:${account}:function:answer` }];
    const create = new CreateSipMediaApplicationCommand({ Name: "robot", AwsRegion, Endpoints });
    return (await client.send(create)).SipMediaApplication ?? never();
  };
  const refuse = (operation: string, code: string, status: number, where = region) =>
    sandbox.gateway.faults.set([
      { service: "chime", operation, region: where, error: { code, status, message: "no" } },
    ]);

  return {
    ...sandbox,
    client,
    adapter: chimeVoice.open(sandbox.settings),
    open: chimeVoice.open,
    region,
    emptyRegion: "eu-west-1",
    addConnector,
    addApplication,
    refuse,
    /** Connectors alone: a SIP media application is no adapter's to release. */
    async addUsages(count: number) {
      const arns: string[] = [];
      for (let made = 0; made < count; made += 1) {
        arns.push((await addConnector(streaming)).arn);
      }
      return arns;
    },
    async remove({ id }: RoleUsage) {
      await client.send(new DeleteVoiceConnectorCommand({ VoiceConnectorId: id }));
    },
    makeBusy: async () => refuse("DeleteVoiceConnectorStreamingConfiguration", "ConflictException", 409),
    refuseAll: (where: string, code: string, status: number) => refuse("*", code, status, where),
    async settle() {
      await sandbox.clock.settle(10);
    },
  };
}

const connector = (id: string, where: string): RoleUsage => ({
  kind: "voice-connector",
  arn: `arn:aws:chime:${where}:111122223333:vc/${id}`,
  id,
  region: where,
  release: "delete its streaming configuration, which ends streaming and call analytics",
  stage: 0,
});

const application = (id: string | undefined, where: string): RoleUsage => ({
  kind: "sip-media-application",
  arn: `arn:aws:chime:${where}:111122223333:sma/${id}`,
  region: where,
  release: "delete the SIP media application if it is not needed: without the role it cannot speak",
  byHand: true,
  stage: 0,
});

itIsAServiceAdapter(arrange);

describe("chimeVoice", () => {
  it.each<[string, Partial<StreamingConfiguration>, boolean]>([
    ["streams", { Disabled: false }, true],
    ["neither streams nor analyses", { Disabled: true }, false],
    ["analyses only", { Disabled: true, MediaInsightsConfiguration: { ConfigurationArn: insights } }, true],
    ["analyses only, by name", { Disabled: true, MediaInsightsConfiguration: { Disabled: false } }, true],
    ["has both switched off", { Disabled: true, MediaInsightsConfiguration: { Disabled: true } }, false],
    ["streams only", { Disabled: false, MediaInsightsConfiguration: { Disabled: true } }, true],
  ])("sees whether a connector that %s needs the role, as the service does", async (_what, given, needs) => {
    const { adapter, addConnector, world } = await arrange();
    const usage = await addConnector({ DataRetentionInHours: 0, Disabled: true, ...given });
    await addConnector();

    const usages = await adapter.findUsages(region);

    expect(usages).toEqual(needs ? [usage] : []);
    expect(world.usagesOf(account, roleName)).toEqual(
      needs ? [{ region: "us-east-1", resources: [usage.arn] }] : [],
    );
  });

  it("keeps the connector when it deletes its streaming", async () => {
    const { adapter, addConnector, client } = await arrange();
    const usage = await addConnector(streaming);

    const release = await adapter.release(usage, {});

    const command = new GetVoiceConnectorCommand({ VoiceConnectorId: usage.id });
    const { VoiceConnector } = await client.send(command);
    expect(release).toEqual({ kind: "released" });
    expect(VoiceConnector).toMatchObject({ VoiceConnectorArn: usage.arn, Name: "desk" });
    expect(await adapter.readSettings(usage)).toBeUndefined();
  });

  it("brings back retention, targets and analytics exactly, and what was off as off", async () => {
    const { adapter, addConnector } = await arrange();
    const whole: StreamingConfiguration = {
      DataRetentionInHours: 0,
      Disabled: true,
      StreamingNotificationTargets: [{ NotificationTarget: "SQS" }, { NotificationTarget: "EventBridge" }],
      MediaInsightsConfiguration: { Disabled: false, ConfigurationArn: insights },
    };
    const usage = await addConnector(whole);
    const settings = (await adapter.readSettings(usage)) ?? never();
    await adapter.release(usage, settings);

    const restoration = await adapter.restore({ usage, settings, taken: [] });

    expect(settings).toEqual({ StreamingConfiguration: whole });
    expect(restoration).toEqual({ kind: "restored" });
    expect(await adapter.readSettings(usage)).toEqual({ StreamingConfiguration: whole });
  });

  it("waits with a restore while Chime is changing the connector", async () => {
    const { adapter, addConnector, refuse } = await arrange();
    const usage = await addConnector();
    refuse("PutVoiceConnectorStreamingConfiguration", "ConflictException", 409);

    const settings = { StreamingConfiguration: streaming };
    const restoring = adapter.restore({ usage, settings, taken: [] });

    await expect(restoring).rejects.toMatchObject({
      name: "ResourceBusyError",
      message: `The service is using ${usage.arn} just now`,
      cause: { name: "ConflictException" },
    });
  });

  it("leaves every SIP media application, on every page, to a person", async () => {
    const { adapter, addApplication } = await arrange();
    const made = [await addApplication(), await addApplication(), await addApplication()];

    const usages = await adapter.findUsages(region);

    expect(usages).toHaveLength(3);
    expect(usages).toEqual(
      expect.arrayContaining(made.map(({ SipMediaApplicationId: id }) => application(id, "us-east-1"))),
    );
  });

  it("never touches a SIP media application, whatever it is asked", async () => {
    const { adapter, addApplication, client, gateway } = await arrange();
    const { SipMediaApplicationId } = await addApplication();
    const usage = application(SipMediaApplicationId, region);
    const refusal = `There are no usages of kind sip-media-application here (${usage.arn}), only of voice-connector`;
    const before = gateway.calls().length;

    await expect(adapter.release(usage, {})).rejects.toThrow(refusal);
    await expect(adapter.readSettings(usage)).rejects.toThrow(refusal);
    await expect(adapter.restore({ usage, settings: {}, taken: [] })).rejects.toThrow(refusal);

    expect(gateway.calls()).toHaveLength(before);
    await client.send(new GetSipMediaApplicationCommand({ SipMediaApplicationId }));
  });

  it.each(["us-east-1", "eu-west-1"])(
    "treats each in its own Region where %s lists the whole account",
    async (listedIn) => {
      const { adapter, addConnector, addApplication, world } = await arrange({ listsWholeAccount: true });
      const here = await addConnector(streaming, "us-east-1");
      const there = await addConnector(streaming, "eu-west-1");
      const robot = application((await addApplication("eu-west-1")).SipMediaApplicationId, "eu-west-1");

      const usages = await adapter.findUsages(listedIn);
      const settings = await Promise.all([here, there].map(adapter.readSettings));
      const releases = await Promise.all([here, there].map((usage) => adapter.release(usage, {})));
      const left = world.usagesOf(account, roleName);
      await adapter.restore({ usage: there, settings: settings[1] ?? never(), taken: [] });

      expect(usages).toHaveLength(3);
      expect(usages).toEqual(expect.arrayContaining([here, there, robot]));
      expect(settings).toEqual([
        { StreamingConfiguration: streaming },
        { StreamingConfiguration: streaming },
      ]);
      expect(releases).toEqual([{ kind: "released" }, { kind: "released" }]);
      expect(left).toEqual([{ region: "eu-west-1", resources: [robot.arn] }]);
      expect(world.usagesOf(account, roleName)).toMatchObject([{ resources: [there.arn, robot.arn] }]);
    },
  );

  it("takes what names no Region to be where it was listed", async () => {
    const { adapter, addConnector, gateway } = await arrange();
    const usage = await addConnector(streaming);
    const robot = application("robot", region);
    const VoiceConnectors = [{ VoiceConnectorId: usage.id, VoiceConnectorArn: usage.arn }];
    const SipMediaApplications = [{ SipMediaApplicationArn: robot.arn }];
    gateway.faults.set([
      { service: "chime", operation: "ListVoiceConnectors", answer: { VoiceConnectors } },
      { service: "chime", operation: "ListSipMediaApplications", answer: { SipMediaApplications } },
    ]);

    expect(await adapter.findUsages(region)).toEqual([usage, robot]);
  });

  it("runs in 10 Regions and owns its role", () => {
    expect(chimeVoice.regions.toSorted().join(" ")).toBe(
      "ap-northeast-1 ap-northeast-2 ap-southeast-1 ap-southeast-2 ca-central-1 eu-central-1 " +
        "eu-west-1 eu-west-2 us-east-1 us-west-2",
    );
    expect(chimeVoice.roles).toEqual([{ principal: "voiceconnector.chime.amazonaws.com", roleName }]);
  });
});

function never(): never {
  throw new Error("nothing was arranged");
}
