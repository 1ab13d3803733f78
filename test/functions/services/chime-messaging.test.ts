import {
  ChimeSDKIdentityClient,
  CreateAppInstanceCommand,
  DeleteAppInstanceCommand,
  DescribeAppInstanceCommand,
} from "@aws-sdk/client-chime-sdk-identity";
import {
  ChimeSDKMessagingClient,
  GetMessagingStreamingConfigurationsCommand,
  type MessagingDataType,
  PutMessagingStreamingConfigurationsCommand,
} from "@aws-sdk/client-chime-sdk-messaging";
import { describe, expect, it } from "vitest";
import { chimeMessaging } from "../../../functions/services/chime-messaging.ts";
import { chimeState, putAppInstance } from "../../../infra/sandbox/services/chime-state.ts";
import { itIsAServiceAdapter } from "./service-adapter-contract.ts";
import { account, type StartOptions, startSandbox } from "./started-sandbox.ts";

const region = "us-east-1";
const legacyRole = "AmazonChimeServiceChatStreamingAccess";
const successorRole = "AWSServiceRoleForChimeSDKMessaging";

async function arrange(chime: StartOptions["chime"] = {}) {
  const sandbox = await startSandbox({ regions: ["us-east-1", "eu-central-1"], chime });

  const identity = (where = region) => sandbox.client(ChimeSDKIdentityClient, where);
  const messaging = (where = region) => sandbox.client(ChimeSDKMessagingClient, where);

  const addAppInstance = async (where = region) =>
    (await identity(where).send(new CreateAppInstanceCommand({ Name: "support" }))).AppInstanceArn ?? "";
  const stream = async (AppInstanceArn: string, types: readonly MessagingDataType[], where = region) => {
    const StreamingConfigurations = types.map((DataType) => ({
      DataType,
      ResourceArn: `arn:aws:kinesis:${where}:${account}:stream/chime-messaging-${DataType}`,
    }));
    const input = { AppInstanceArn, StreamingConfigurations };
    await messaging(where).send(new PutMessagingStreamingConfigurationsCommand(input));
  };
  const remove = async ({ arn }: { readonly arn: string }) => {
    await identity().send(new DeleteAppInstanceCommand({ AppInstanceArn: arn }));
    await sandbox.clock.settle(10);
  };
  const refuse = (operation: string, code: string, status: number, where = region) =>
    sandbox.gateway.faults.set([
      { service: "chime", operation, region: where, error: { code, status, message: "no" } },
    ]);

  return {
    ...sandbox,
    identity,
    messaging,
    adapter: chimeMessaging.open(sandbox.settings),
    open: chimeMessaging.open,
    region,
    emptyRegion: "eu-central-1",
    addAppInstance,
    stream,
    remove,
    refuse,
    async addUsages(count: number) {
      const arns: string[] = [];
      for (let made = 0; made < count; made += 1) {
        const arn = await addAppInstance();
        await stream(arn, ["ChannelMessage", "Channel"]);
        arns.push(arn);
      }
      return arns;
    },
    makeBusy: async () => refuse("DeleteMessagingStreamingConfigurations", "ConflictException", 409),
    refuseAll: (where: string, code: string, status: number) => refuse("*", code, status, where),
    async settle() {
      await sandbox.clock.settle(10);
    },
  };
}

const usageOf = (arn: string) => ({
  kind: "app-instance",
  arn,
  region,
  release: "delete its streaming configurations",
  stage: 0,
});

/** What Chime may answer where nothing is configured. */
const none = ["not-found", "empty"] as const;

const streams = "arn:aws:kinesis:us-east-1:111122223333:stream";
const bothInOrder = {
  StreamingConfigurations: [
    { DataType: "Channel", ResourceArn: `${streams}/chime-messaging-Channel` },
    { DataType: "ChannelMessage", ResourceArn: `${streams}/chime-messaging-ChannelMessage` },
  ],
};

itIsAServiceAdapter(arrange);

describe("chimeMessaging", () => {
  it.each(none)("counts no app instance whose streaming is %s", async (noneConfigured) => {
    const { adapter, addAppInstance, stream } = await arrange({ noneConfigured });
    const silent = await addAppInstance();
    const streaming = await addAppInstance();
    await stream(streaming, ["Channel"]);

    const usages = await adapter.findUsages(region);

    expect(usages).toEqual([usageOf(streaming)]);
    expect(await adapter.readSettings(usageOf(silent))).toBeUndefined();
  });

  it.each([
    ["channels", ["Channel"]],
    ["messages", ["ChannelMessage"]],
    ["both", ["Channel", "ChannelMessage"]],
  ] as const)("counts an app instance that streams %s, once", async (_what, types) => {
    const { adapter, addAppInstance, stream } = await arrange();
    const arn = await addAppInstance();
    await stream(arn, types);

    const usages = await adapter.findUsages(region);

    expect(usages).toEqual([usageOf(arn)]);
  });

  it.each(["legacy", "successor"] as const)(
    "finds and releases what the %s role serves, as no API tells which it is",
    async (streamingServedBy) => {
      const { adapter, addUsages, world } = await arrange({ streamingServedBy });
      const [arn = never()] = await addUsages(1);

      const [usage = never()] = await adapter.findUsages(region);
      await adapter.release(usage, bothInOrder);

      expect(usage).toEqual(usageOf(arn));
      expect(world.usagesOf(account, legacyRole)).toEqual([]);
      expect(world.usagesOf(account, successorRole)).toEqual([]);
    },
  );

  it.each(none)("keeps the app instance, with its streaming %s", async (noneConfigured) => {
    const { adapter, addUsages, identity } = await arrange({ noneConfigured });
    const [arn = never()] = await addUsages(1);

    const release = await adapter.release(usageOf(arn), bothInOrder);

    const { AppInstance } = await identity().send(new DescribeAppInstanceCommand({ AppInstanceArn: arn }));
    expect(release).toEqual({ kind: "released" });
    expect(AppInstance).toMatchObject({ AppInstanceArn: arn, Name: "support" });
    expect(await adapter.readSettings(usageOf(arn))).toBeUndefined();
    expect(adapter.settingsAfterRelease(usageOf(arn), bothInOrder)).toBeUndefined();
  });

  it("reads every configuration in a fixed order, however they were written", async () => {
    const { adapter, addAppInstance, stream } = await arrange();
    const arn = await addAppInstance();

    await stream(arn, ["Channel", "ChannelMessage"]);
    expect(await adapter.readSettings(usageOf(arn))).toEqual(bothInOrder);
    await stream(arn, ["ChannelMessage", "Channel"]);
    expect(await adapter.readSettings(usageOf(arn))).toEqual(bothInOrder);
  });

  it("restores every configuration, which the successor then serves, whatever role did before", async () => {
    const { adapter, addUsages, messaging, world } = await arrange();
    const [arn = never()] = await addUsages(1);
    const state = chimeState(world, { account, region });
    const [{ streaming = never(), ...others } = never()] = state.appInstances;
    putAppInstance(state, { ...others, streaming: { ...streaming, servedBy: "legacy" } });
    const before = world.usagesOf(account, legacyRole);
    await adapter.release(usageOf(arn), bothInOrder);

    const restoration = await adapter.restore({ usage: usageOf(arn), settings: bothInOrder, taken: [] });

    const command = new GetMessagingStreamingConfigurationsCommand({ AppInstanceArn: arn });
    expect(restoration).toEqual({ kind: "restored" });
    expect(await messaging().send(command)).toMatchObject(bothInOrder);
    expect(before).toEqual([{ region: "us-east-1", resources: [arn] }]);
    expect(world.usagesOf(account, successorRole)).toEqual([{ region: "us-east-1", resources: [arn] }]);
    expect(world.usagesOf(account, legacyRole)).toEqual([]);
  });

  it("waits with a restore while Chime is changing the app instance", async () => {
    const { adapter, addAppInstance, refuse } = await arrange();
    const arn = await addAppInstance();
    refuse("PutMessagingStreamingConfigurations", "ConflictException", 409);

    const restoring = adapter.restore({ usage: usageOf(arn), settings: bothInOrder, taken: [] });

    await expect(restoring).rejects.toMatchObject({
      name: "ResourceBusyError",
      message: `The service is using ${arn} just now`,
      cause: { name: "ConflictException" },
    });
  });

  it("neither reads nor restores what is no app instance", async () => {
    const { adapter } = await arrange();
    const usage = { ...usageOf("arn:aws:s3:::b"), kind: "bucket" };
    const refusal = "There are no usages of kind bucket here (arn:aws:s3:::b), only of app-instance";

    await expect(adapter.readSettings(usage)).rejects.toThrow(refusal);
    await expect(adapter.restore({ usage, settings: bothInOrder, taken: [] })).rejects.toThrow(refusal);
  });

  it("calls an app instance gone that Chime does not find", async () => {
    const { adapter, addUsages, remove } = await arrange({ missingAppInstance: "not-found" });
    const [arn = never()] = await addUsages(1);
    await remove({ arn });

    const release = await adapter.release(usageOf(arn), bothInOrder);
    const restoration = await adapter.restore({ usage: usageOf(arn), settings: bothInOrder, taken: [] });

    expect(release).toEqual({ kind: "gone" });
    expect(restoration).toEqual({ kind: "gone", reason: `${arn} is gone` });
  });

  it("passes a 403 for an app instance that is gone on: it may be a missing permission as well", async () => {
    const { adapter, addUsages, remove } = await arrange({ missingAppInstance: "forbidden" });
    const [arn = never()] = await addUsages(1);
    await remove({ arn });

    const releasing = adapter.release(usageOf(arn), bothInOrder);

    await expect(releasing).rejects.toMatchObject({ name: "ForbiddenException" });
    expect(await adapter.readSettings(usageOf(arn))).toBeUndefined();
  });

  it("runs in 2 Regions, each asked for its own app instances, and owns both roles", async () => {
    const { adapter, addAppInstance, stream } = await arrange();
    const here = await addAppInstance("us-east-1");
    const there = await addAppInstance("eu-central-1");
    await stream(here, ["Channel"], "us-east-1");
    await stream(there, ["Channel"], "eu-central-1");

    const inVirginia = await adapter.findUsages("us-east-1");
    const inFrankfurt = await adapter.findUsages("eu-central-1");

    expect(inVirginia).toEqual([usageOf(here)]);
    expect(inFrankfurt).toEqual([{ ...usageOf(there), region: "eu-central-1" }]);
    expect(chimeMessaging.regions.toSorted().join(" ")).toBe("eu-central-1 us-east-1");
    expect(chimeMessaging.roles).toMatchObject([
      { principal: "chime.amazonaws.com", roleName: "AmazonChimeServiceChatStreamingAccess" },
      { principal: "messaging.chime.amazonaws.com", roleName: "AWSServiceRoleForChimeSDKMessaging" },
    ]);
  });
});

function never(): never {
  throw new Error("nothing was arranged");
}
