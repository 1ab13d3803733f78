import {
  ConfigureLogsForChannelCommand,
  ConfigureLogsForPlaybackConfigurationCommand,
  type ConfigureLogsForPlaybackConfigurationRequest,
  CreateChannelCommand,
  DeleteChannelCommand,
  DeletePlaybackConfigurationCommand,
  GetPlaybackConfigurationCommand,
  MediaTailorClient,
  PutPlaybackConfigurationCommand,
} from "@aws-sdk/client-mediatailor";
import { describe, expect, it } from "vitest";
import type { RoleUsage } from "../../../functions/core/usage.ts";
import { mediaTailor } from "../../../functions/services/mediatailor.ts";
import { itIsAServiceAdapter } from "./service-adapter-contract.ts";
import { startSandbox } from "./started-sandbox.ts";

const region = "us-east-1";

async function arrange() {
  const sandbox = await startSandbox();
  const client = sandbox.client(MediaTailorClient, region);

  const addPlayback = async (Name: string) =>
    (
      await client.send(
        new PutPlaybackConfigurationCommand({
          Name,
          AdDecisionServerUrl: "https://ads.example.com",
          VideoContentSourceUrl: "https://video.example.com",
        }),
      )
    ).PlaybackConfigurationArn ?? "";
  const addChannel = async (ChannelName: string) =>
    (
      await client.send(
        new CreateChannelCommand({
          ChannelName,
          PlaybackMode: "LOOP",
          Outputs: [{ ManifestName: "index", SourceGroup: "main" }],
        }),
      )
    ).Arn ?? "";
  const logSessions = (logs: ConfigureLogsForPlaybackConfigurationRequest) =>
    client.send(new ConfigureLogsForPlaybackConfigurationCommand(logs));
  const logAsRun = (ChannelName: string) =>
    client.send(new ConfigureLogsForChannelCommand({ ChannelName, LogTypes: ["AS_RUN"] }));

  return {
    ...sandbox,
    client,
    adapter: mediaTailor.open(sandbox.settings),
    open: mediaTailor.open,
    region,
    emptyRegion: "eu-west-1",
    addPlayback,
    addChannel,
    logSessions,
    logAsRun,
    async addUsages(count: number) {
      const arns: string[] = [];
      for (let made = 0; made < count; made += 1) {
        arns.push(await addPlayback(`p${made}`), await addChannel(`c${made}`));
        await logSessions({ PlaybackConfigurationName: `p${made}`, PercentEnabled: 10 });
        await logAsRun(`c${made}`);
      }
      return arns;
    },
    async remove({ arn, kind }: RoleUsage) {
      const name = arn.split("/").at(-1) ?? "";
      if (kind === "channel") {
        await client.send(new DeleteChannelCommand({ ChannelName: name }));
      } else {
        await client.send(new DeletePlaybackConfigurationCommand({ Name: name }));
      }
    },
    async makeBusy({ kind }: RoleUsage) {
      const operation =
        kind === "channel" ? "ConfigureLogsForChannel" : "ConfigureLogsForPlaybackConfiguration";
      sandbox.gateway.faults.set([
        { service: "mediatailor", operation, error: { code: "ConflictException", status: 409 } },
      ]);
    },
    refuseAll(where: string, code: string, status: number) {
      sandbox.gateway.faults.set([
        { service: "mediatailor", operation: "*", region: where, error: { code, status, message: "no" } },
      ]);
    },
    async settle() {
      await sandbox.clock.settle(10);
    },
  };
}

itIsAServiceAdapter(arrange);

describe("mediatailor", () => {
  it("counts what logs, of both kinds, and nothing that does not", async () => {
    const { adapter, addPlayback, addChannel, logSessions, logAsRun } = await arrange();
    const logged = await addPlayback("logged");
    await logSessions({ PlaybackConfigurationName: "logged", PercentEnabled: 1 });
    await addPlayback("silent");
    await addPlayback("switched-off");
    await logSessions({ PlaybackConfigurationName: "switched-off", PercentEnabled: 0 });
    const recorded = await addChannel("recorded");
    await logAsRun("recorded");
    await addChannel("quiet");

    const usages = await adapter.findUsages(region);

    expect(usages).toEqual([
      { kind: "playback-configuration", arn: logged, region, release: "switch session logs off", stage: 0 },
      { kind: "channel", arn: recorded, region, release: "switch the As Run log off", stage: 0 },
    ]);
  });

  it("counts logs that are only vended, since nobody knows whether they need the role", async () => {
    const { adapter, addPlayback, logSessions } = await arrange();
    const arn = await addPlayback("vended");
    await logSessions({
      PlaybackConfigurationName: "vended",
      PercentEnabled: 5,
      EnabledLoggingStrategies: ["VENDED_LOGS"],
    });

    const usages = await adapter.findUsages(region);

    expect(usages.map((usage) => usage.arn)).toEqual([arn]);
  });

  it("sends every other log setting back as it was when it switches session logs off", async () => {
    const { adapter, addPlayback, logSessions, client } = await arrange();
    await addPlayback("news");
    await logSessions({
      PlaybackConfigurationName: "news",
      PercentEnabled: 40,
      EnabledLoggingStrategies: ["VENDED_LOGS", "LEGACY_CLOUDWATCH"],
    });
    const [usage = never()] = await adapter.findUsages(region);

    await adapter.release(usage, (await adapter.readSettings(usage)) ?? never());

    const { LogConfiguration } = await client.send(new GetPlaybackConfigurationCommand({ Name: "news" }));
    expect(LogConfiguration).toMatchObject({
      PercentEnabled: 0,
      EnabledLoggingStrategies: ["VENDED_LOGS", "LEGACY_CLOUDWATCH"],
    });
  });

  it("never writes to what is off already, since that might bring the role back", async () => {
    const { adapter, addUsages, gateway } = await arrange();
    await addUsages(1);
    const usages = await adapter.findUsages(region);
    for (const usage of usages) {
      await adapter.release(usage, (await adapter.readSettings(usage)) ?? never());
    }
    const before = gateway.calls().length;

    for (const usage of usages) {
      await adapter.release(usage, (await adapter.readSettings(usage)) ?? never());
    }

    const later = gateway.calls().slice(before);
    expect(later.map(({ operation }) => operation)).toEqual(["GetPlaybackConfiguration", "DescribeChannel"]);
  });

  it("runs in 21 Regions and owns its role", () => {
    expect(mediaTailor.regions.toSorted().join(" ")).toBe(
      "af-south-1 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2 " +
        "ap-southeast-1 ap-southeast-2 ap-southeast-4 ap-southeast-5 ca-central-1 eu-central-1 " +
        "eu-north-1 eu-west-1 eu-west-2 eu-west-3 me-central-1 sa-east-1 us-east-1 us-east-2 " +
        "us-west-2",
    );
    expect(mediaTailor.roles).toEqual([
      { principal: "mediatailor.amazonaws.com", roleName: "AWSServiceRoleForMediaTailor" },
    ]);
  });
});

function never(): never {
  throw new Error("nothing was arranged");
}
