import { inspect } from "node:util";
import {
  ConfigureLogsCommand,
  CreateChannelCommand,
  DeleteChannelCommand,
  DescribeChannelCommand,
  MediaPackageClient,
} from "@aws-sdk/client-mediapackage";
import {
  CreatePackagingGroupCommand,
  DeletePackagingGroupCommand,
  MediaPackageVodClient,
} from "@aws-sdk/client-mediapackage-vod";
import { describe, expect, it } from "vitest";
import type { RoleUsage } from "../../../functions/core/usage.ts";
import { mediaPackage } from "../../../functions/services/mediapackage.ts";
import { itIsAServiceAdapter } from "./service-adapter-contract.ts";
import { account, type StartOptions, startSandbox } from "./started-sandbox.ts";

const region = "us-east-1";
const roleName = "AWSServiceRoleForMediaPackage";
const egress = { EgressAccessLogs: { LogGroupName: "/aws/MediaPackage/viewers" } };
const ingress = { IngressAccessLogs: { LogGroupName: "/aws/MediaPackage/encoders" } };
const both = { ...egress, ...ingress };
const defaults = {
  EgressAccessLogs: { LogGroupName: "/aws/MediaPackage/EgressAccessLogs" },
  IngressAccessLogs: { LogGroupName: "/aws/MediaPackage/IngressAccessLogs" },
};

async function arrange(options: StartOptions = {}) {
  const sandbox = await startSandbox(options);
  const live = sandbox.client(MediaPackageClient, region);
  const vod = sandbox.client(MediaPackageVodClient, region);

  const addChannel = async (Id: string, logs: object = {}) => {
    const { Arn } = await live.send(new CreateChannelCommand({ Id }));
    await live.send(new ConfigureLogsCommand({ Id, ...logs }));
    return used("channel", Arn, Id);
  };
  const addGroup = async (Id: string, logs: object = {}) => {
    const { Arn } = await vod.send(new CreatePackagingGroupCommand({ Id, ...logs }));
    return used("packaging-group", Arn, Id);
  };
  const readChannel = (Id: string) => live.send(new DescribeChannelCommand({ Id }));
  const refuse = (operation: string, code: string, status: number, where = region) => {
    const rule = { operation, region: where, error: { code, status, message: "no" } };
    sandbox.gateway.faults.set([
      { ...rule, service: "mediapackage" },
      { ...rule, service: "mediapackage-vod" },
    ]);
  };

  return {
    ...sandbox,
    adapter: mediaPackage.open(sandbox.settings),
    open: mediaPackage.open,
    region,
    emptyRegion: "eu-west-1",
    readChannel,
    addChannel,
    addGroup,
    refuse,
    /** Answers what was called since it was made, each with its service. */
    watch() {
      const before = sandbox.gateway.calls().length;
      const named = () => sandbox.gateway.calls().map(({ service, operation }) => `${service}:${operation}`);
      return () => named().slice(before);
    },
    async addUsages(count: number) {
      const arns: string[] = [];
      for (let made = 0; made < count; made += 1) {
        arns.push((await addChannel(`c${made}`, both)).arn, (await addGroup(`g${made}`, egress)).arn);
      }
      return arns;
    },
    async remove({ kind, id: Id }: RoleUsage) {
      await (kind === "channel"
        ? live.send(new DeleteChannelCommand({ Id }))
        : vod.send(new DeletePackagingGroupCommand({ Id })));
    },
    makeBusy: async () => refuse("ConfigureLogs", "ConflictException", 409),
    refuseAll: (where: string, code: string, status: number) => refuse("*", code, status, where),
    async settle() {
      await sandbox.clock.settle(10);
    },
  };
}

/** The usage that a resource is when it logs. */
function used(kind: "channel" | "packaging-group", arn: string | undefined, id: string): RoleUsage {
  return { kind, arn: arn ?? never(), id, region, release: "switch access logs off", stage: 0 };
}

itIsAServiceAdapter(arrange);

describe("mediaPackage", () => {
  it("counts channels with a log of either kind and packaging groups with one, nothing else", async () => {
    const { adapter, addChannel, addGroup, world } = await arrange();
    const logging = [
      await addChannel("both", both),
      await addChannel("egress", egress),
      await addChannel("ingress", ingress),
      await addGroup("group", egress),
    ];
    await addChannel("silent");
    await addGroup("silent");

    const usages = await adapter.findUsages(region);

    expect(usages).toEqual(logging);
    expect(world.usagesOf(account, roleName).flatMap(({ resources }) => resources)).toEqual(
      logging.map(({ arn }) => arn),
    );
  });

  it("switches all logs off with one call, by the id that an ARN may not hold, and keeps the rest", async () => {
    const { adapter, addChannel, addGroup, readChannel, watch, world } = await arrange();
    await addChannel("news", both);
    await addGroup("films", egress);
    const [channel = never(), group = never()] = await adapter.findUsages(region);
    const { Arn, CreatedAt, HlsIngest } = await readChannel("news");
    const calls = watch();

    const releases = [await adapter.release(channel, both), await adapter.release(group, egress)];

    expect(channel).toMatchObject({ id: "news", arn: expect.not.stringContaining("news") });
    expect(releases).toEqual([{ kind: "released" }, { kind: "released" }]);
    expect(calls()).toEqual(["mediapackage:ConfigureLogs", "mediapackage-vod:ConfigureLogs"]);
    expect(await readChannel("news")).toMatchObject({ Arn, CreatedAt, HlsIngest });
    expect(await adapter.readSettings(group)).toEqual({});
    expect(world.usagesOf(account, roleName)).toEqual([]);
  });

  it("does not write to what logs nothing already", async () => {
    const { adapter, addChannel, addGroup, watch } = await arrange();
    const silent = [await addChannel("news"), await addGroup("films")];
    const calls = watch();

    const releases = await Promise.all(silent.map((usage) => adapter.release(usage, {})));

    expect(releases).toEqual([{ kind: "released" }, { kind: "released" }]);
    expect(calls()).toEqual([]);
  });

  it.each([
    ["both logs, in one call, as one alone would switch the other off", both, both],
    ["one log and no other", ingress, ingress],
    ["default log groups as default", { EgressAccessLogs: {}, IngressAccessLogs: {} }, defaults],
  ])("restores %s", async (_what, given, shown) => {
    const { adapter, addChannel, watch } = await arrange();
    const usage = await addChannel("news", given);
    const settings = (await adapter.readSettings(usage)) ?? never();
    await adapter.release(usage, settings);
    const calls = watch();

    const restoration = await adapter.restore({ usage, settings, taken: [] });

    expect(restoration).toEqual({ kind: "restored" });
    expect(calls()).toEqual(["mediapackage:ConfigureLogs"]);
    expect(await adapter.readSettings(usage)).toEqual(shown);
  });

  it("reads a log without a group as on, and restores it in the default group", async () => {
    const { adapter, addChannel, gateway, readChannel } = await arrange();
    const usage = await addChannel("news");
    const merge = { EgressAccessLogs: {} };
    gateway.faults.set([{ service: "mediapackage", operation: "DescribeChannel", merge, times: 1 }]);
    const settings = (await adapter.readSettings(usage)) ?? never();

    await adapter.restore({ usage, settings, taken: [] });

    expect(settings).toEqual({ EgressAccessLogs: {} });
    expect(await readChannel("news")).toMatchObject({ EgressAccessLogs: defaults.EgressAccessLogs });
  });

  it.each(["ap-south-2", "me-central-1"])("asks %s for video on demand alone", async (where) => {
    const { adapter, client, watch } = await arrange({ regions: [region, where] });
    const vod = client(MediaPackageVodClient, where);
    const { Arn } = await vod.send(new CreatePackagingGroupCommand({ Id: "films", ...egress }));
    const calls = watch();

    const usages = await adapter.findUsages(where);

    expect(usages).toEqual([{ ...used("packaging-group", Arn, "films"), region: where }]);
    expect(calls()).toEqual(["mediapackage-vod:ListPackagingGroups"]);
  });

  it("counts a log that is shown empty as on, even if it is off: rather blocked than wrongly free", async () => {
    const { adapter, addChannel, addGroup } = await arrange({ mediapackage: { logsOff: "empty" } });
    const silent = [await addChannel("news"), await addGroup("films")];

    const before = await adapter.findUsages(region);
    await Promise.all(before.map((usage) => adapter.release(usage, both)));

    expect(before).toEqual(silent);
    expect(await adapter.findUsages(region)).toEqual(silent);
  });

  it("tells no user name and no password of an ingest endpoint, neither in answers nor in errors", async () => {
    const { adapter, addUsages, readChannel, remove, refuse, gateway } = await arrange();
    await addUsages(2);
    const channels = [await readChannel("c0"), await readChannel("c1")];
    const endpoints = channels.flatMap(({ HlsIngest }) => HlsIngest?.IngestEndpoints ?? []);
    const secrets = endpoints.flatMap((each) => [each.Username ?? never(), each.Password ?? never()]);
    const told: unknown[] = [];
    const note = async (answer: Promise<unknown>) => told.push(await answer.catch((error) => error));
    const usages = await adapter.findUsages(region);
    const tellAll = async () => {
      await note(adapter.findUsages(region));
      for (const usage of usages) {
        await note(adapter.readSettings(usage));
        await note(adapter.release(usage, both));
        await note(adapter.restore({ usage, settings: both, taken: [] }));
      }
    };

    await tellAll();
    refuse("*", "ForbiddenException", 403);
    await tellAll();
    refuse("ConfigureLogs", "ConflictException", 409);
    await tellAll();
    const answer = { Channels: channels.map(({ Arn: _, $metadata: _http, ...nameless }) => nameless) };
    gateway.faults.set([{ service: "mediapackage", operation: "ListChannels", answer }]);
    await tellAll();
    await Promise.all(usages.map(remove));
    await tellAll();

    const text = `${JSON.stringify(told)} ${inspect(told, { depth: null, maxArrayLength: null })}`;
    expect(secrets).toHaveLength(8);
    expect(text).toContain("a channel's ARN");
    expect(text).toContain("The service is using");
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  });

  it("runs in 20 Regions and owns its role", () => {
    expect(mediaPackage.regions.toSorted().join(" ")).toBe(
      "ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2 ap-southeast-1 " +
        "ap-southeast-2 ap-southeast-4 ca-central-1 eu-central-1 eu-north-1 eu-west-1 eu-west-2 " +
        "eu-west-3 me-central-1 sa-east-1 us-east-1 us-east-2 us-west-1 us-west-2",
    );
    expect(mediaPackage.roles).toEqual([
      { principal: "mediapackage.amazonaws.com", roleName: "AWSServiceRoleForMediaPackage" },
    ]);
  });
});

function never(): never {
  throw new Error("nothing was arranged");
}
