import type { Channel, PlaybackConfiguration } from "@aws-sdk/client-mediatailor";
import { assertNever, required } from "../core/required.ts";
import type { RoleUsage } from "../core/usage.ts";
import { onePerRegion } from "./clients.ts";
import { statusOf } from "./failures.ts";
import { narrowKind } from "./narrow-kind.ts";
import type { ClientSettings, Grant, Service, ServiceAdapter, Settings } from "./port.ts";
import { tryToChange } from "./try-to-change.ts";

const CONFIGURE_LOGS = [
  {
    actions: ["mediatailor:ConfigureLogsForPlaybackConfiguration"],
    resources: ["arn:{partition}:mediatailor:*:{account}:playbackConfiguration/*"],
  },
  {
    actions: ["mediatailor:ConfigureLogsForChannel"],
    resources: ["arn:{partition}:mediatailor:*:{account}:channel/*"],
  },
] as const satisfies readonly Grant[];

/**
 * AWS Elemental MediaTailor.
 *
 * The role writes logs: of sessions, for playback configurations, and "as run", for channels. It is
 * free once both are off everywhere; configurations and channels themselves stay.
 *
 * Not known: whether leaving out the other log settings keeps or resets them, so everything that was
 * read is sent back; whether `VENDED_LOGS` alone needs the role, so it counts as a usage; whether
 * `PercentEnabled` 0 recreates the role, so a configuration that is off already is never written again; whether
 * the As Run log of a running channel can be switched off (the console wants the channel stopped first): if it
 * cannot, the run ends with MediaTailor's own words, and the channel is left running.
 *
 * @see https://docs.aws.amazon.com/mediatailor/latest/ug/delete-slr.html (read 2026-11-20)
 * @see https://docs.aws.amazon.com/mediatailor/latest/ug/as-run-log.html (read 2026-11-20)
 */
export const mediaTailor = {
  key: "mediatailor",
  roles: [{ principal: "mediatailor.amazonaws.com", roleName: "AWSServiceRoleForMediaTailor" }],
  calls: [
    {
      source: "aws.mediatailor",
      eventSource: "mediatailor.amazonaws.com",
      eventNames: [
        "ConfigureLogsForPlaybackConfiguration",
        "ConfigureLogsForChannel",
        "PutPlaybackConfiguration",
        "DeletePlaybackConfiguration",
        "DeleteChannel",
      ],
    },
  ],
  regions: [
    "af-south-1",
    "ap-northeast-1",
    "ap-northeast-2",
    "ap-northeast-3",
    "ap-south-1",
    "ap-south-2",
    "ap-southeast-1",
    "ap-southeast-2",
    "ap-southeast-4",
    "ap-southeast-5",
    "ca-central-1",
    "eu-central-1",
    "eu-north-1",
    "eu-west-1",
    "eu-west-2",
    "eu-west-3",
    "me-central-1",
    "sa-east-1",
    "us-east-1",
    "us-east-2",
    "us-west-2",
  ],
  readGrants: [
    { actions: ["mediatailor:ListPlaybackConfigurations", "mediatailor:ListChannels"], resources: ["*"] },
    {
      actions: ["mediatailor:GetPlaybackConfiguration"],
      resources: ["arn:{partition}:mediatailor:*:{account}:playbackConfiguration/*"],
    },
    {
      actions: ["mediatailor:DescribeChannel"],
      resources: ["arn:{partition}:mediatailor:*:{account}:channel/*"],
    },
  ],
  releaseGrants: CONFIGURE_LOGS,
  restoreGrants: CONFIGURE_LOGS,
  sources: [
    "https://docs.aws.amazon.com/mediatailor/latest/ug/delete-slr.html (read 2026-11-20)",
    "https://docs.aws.amazon.com/mediatailor/latest/ug/as-run-log.html (read 2026-11-20)",
    "botocore 1.43.11, endpoints.json, for the Regions (read 2026-11-20)",
  ],
  open,
} as const satisfies Service;

const KINDS = ["channel", "playback-configuration"] as const;

function open(settings: ClientSettings): ServiceAdapter {
  const clientFor = onePerRegion(async (region) => {
    const { MediaTailorClient } = await import("@aws-sdk/client-mediatailor");
    return new MediaTailorClient({ ...settings, region });
  });
  return {
    async findUsages(region) {
      const { paginateListChannels, paginateListPlaybackConfigurations } = await import(
        "@aws-sdk/client-mediatailor"
      );
      const pages = { client: await clientFor(region), pageSize: 100 };
      const usages: RoleUsage[] = [];
      for await (const { Items = [] } of paginateListPlaybackConfigurations(pages, {})) {
        for (const { PlaybackConfigurationArn } of Items.filter(logsSessions)) {
          usages.push({
            kind: "playback-configuration",
            arn: required(PlaybackConfigurationArn, "a playback configuration's ARN"),
            region,
            release: "switch session logs off",
            stage: 0,
          });
        }
      }
      for await (const { Items = [] } of paginateListChannels(pages, {})) {
        for (const { Arn } of Items.filter(logsAsRun)) {
          usages.push({
            kind: "channel",
            arn: required(Arn, "a channel's ARN"),
            region,
            release: "switch the As Run log off",
            stage: 0,
          });
        }
      }
      return usages;
    },

    async readSettings(usage) {
      const { DescribeChannelCommand, GetPlaybackConfigurationCommand } = await import(
        "@aws-sdk/client-mediatailor"
      );
      const client = await clientFor(usage.region);
      const name = nameIn(usage.arn);
      try {
        if (narrowKind(usage, KINDS) === "channel") {
          const { LogConfiguration } = await client.send(new DescribeChannelCommand({ ChannelName: name }));
          return { LogTypes: LogConfiguration?.LogTypes ?? [] };
        }
        const answer = await client.send(new GetPlaybackConfigurationCommand({ Name: name }));
        return { ...answer.LogConfiguration };
      } catch (error) {
        if (statusOf(error) === 404) {
          return undefined;
        }
        throw error;
      }
    },

    async release(usage, settings) {
      const { ConfigureLogsForChannelCommand, ConfigureLogsForPlaybackConfigurationCommand } = await import(
        "@aws-sdk/client-mediatailor"
      );
      const client = await clientFor(usage.region);
      const name = nameIn(usage.arn);
      const kind = narrowKind(usage, KINDS);
      const isThere = await tryToChange(usage.arn, async () => {
        switch (kind) {
          case "playback-configuration":
            if (logsSessions({ LogConfiguration: settings })) {
              const off = { ...settings, PlaybackConfigurationName: name, PercentEnabled: 0 };
              await client.send(new ConfigureLogsForPlaybackConfigurationCommand(off));
            }
            return;
          case "channel":
            if (logsAsRun({ LogConfiguration: settings })) {
              await client.send(new ConfigureLogsForChannelCommand({ ChannelName: name, LogTypes: [] }));
            }
            return;
          default:
            assertNever(kind, "MediaTailor resource");
        }
      });
      return { kind: isThere ? "released" : "gone" };
    },

    settingsAfterRelease: (usage, settings) =>
      narrowKind(usage, KINDS) === "channel" ? { LogTypes: [] } : { ...settings, PercentEnabled: 0 },

    async restore({ usage, settings }) {
      const { ConfigureLogsForChannelCommand, ConfigureLogsForPlaybackConfigurationCommand } = await import(
        "@aws-sdk/client-mediatailor"
      );
      const client = await clientFor(usage.region);
      const name = nameIn(usage.arn);
      const kind = narrowKind(usage, KINDS);
      const isThere = await tryToChange(usage.arn, async () => {
        if (kind === "channel") {
          const { LogTypes = [] }: NonNullable<Channel["LogConfiguration"]> = settings;
          await client.send(new ConfigureLogsForChannelCommand({ ChannelName: name, LogTypes }));
        } else {
          const logs = { ...settings, PlaybackConfigurationName: name, PercentEnabled: percentOf(settings) };
          await client.send(new ConfigureLogsForPlaybackConfigurationCommand(logs));
        }
      });
      return isThere ? { kind: "restored" } : { kind: "gone", reason: `${usage.arn} is gone` };
    },
  };
}

function logsSessions({
  LogConfiguration = {},
}: {
  LogConfiguration?: Settings | PlaybackConfiguration["LogConfiguration"];
}): boolean {
  return percentOf(LogConfiguration) > 0;
}

/** `PercentEnabled` is the share of sessions logged, 0 to 100; absent means 0. */
function percentOf({
  PercentEnabled,
}: Settings | NonNullable<PlaybackConfiguration["LogConfiguration"]>): number {
  return Number(PercentEnabled ?? 0);
}

function logsAsRun({
  LogConfiguration,
}: {
  LogConfiguration?: Settings | Channel["LogConfiguration"];
}): boolean {
  const types = LogConfiguration?.LogTypes;
  return Array.isArray(types) && types.includes("AS_RUN");
}

/** Both kinds of ARN end in `<type>/<name>`. */
function nameIn(arn: string): string {
  return required(arn.split("/").at(-1), `a name in ${arn}`);
}
