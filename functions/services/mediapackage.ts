import type { Channel } from "@aws-sdk/client-mediapackage";
import type { PackagingGroup } from "@aws-sdk/client-mediapackage-vod";
import { required } from "../core/required.ts";
import type { RoleUsage } from "../core/usage.ts";
import { onePerRegion } from "./clients.ts";
import { isNamed } from "./failures.ts";
import { narrowKind } from "./narrow-kind.ts";
import type { ClientSettings, Service, ServiceAdapter, Settings, UsedResource } from "./port.ts";
import { tryToChange } from "./try-to-change.ts";

/** The Service Authorization Reference names two actions for logs of a channel: one in its table, one by operation. */
const CONFIGURE_LOGS = [
  {
    actions: ["mediapackage:ConfigureLogs", "mediapackage:UpdateChannel"],
    resources: ["arn:{partition}:mediapackage:*:{account}:channels/*"],
  },
  {
    actions: ["mediapackage-vod:ConfigureLogs"],
    resources: ["arn:{partition}:mediapackage-vod:*:{account}:packaging-groups/*"],
  },
] as const;

/** Regions where only video on demand is offered. */
const VOD_ONLY: readonly string[] = ["ap-south-2", "me-central-1"];

/**
 * AWS Elemental MediaPackage, version 1: live channels and, for video on demand, packaging groups.
 *
 * The role writes access logs. It is free once no channel and no packaging group has any; channels and groups
 * themselves stay. `ConfigureLogs` switches off what it is not told, so a restore sends every log back at once.
 *
 * What MediaPackage answers of a channel holds the user names and passwords of its ingest endpoints: only the members
 * about logs are ever taken out of an answer.
 *
 * Not known: whether a log that is off is absent from an answer (an empty one counts as on); whether CloudTrail
 * reports calls for video on demand at all, so that usages may come and go unseen until the next look.
 *
 * @see https://docs.aws.amazon.com/mediapackage/latest/ug/using-service-linked-roles.html (as of 2026-11-20, at second hand)
 */
export const mediaPackage = {
  key: "mediapackage",
  roles: [{ principal: "mediapackage.amazonaws.com", roleName: "AWSServiceRoleForMediaPackage" }],
  calls: [
    {
      source: "aws.mediapackage",
      eventSource: "mediapackage.amazonaws.com",
      eventNames: ["ConfigureLogs", "DeleteChannel"],
    },
    {
      source: "aws.mediapackage-vod",
      eventSource: "mediapackage-vod.amazonaws.com",
      eventNames: ["ConfigureLogs", "CreatePackagingGroup", "DeletePackagingGroup"],
    },
  ],
  regions: [
    "ap-northeast-1",
    "ap-northeast-2",
    "ap-northeast-3",
    "ap-south-1",
    "ap-south-2",
    "ap-southeast-1",
    "ap-southeast-2",
    "ap-southeast-4",
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
    "us-west-1",
    "us-west-2",
  ],
  readGrants: [
    { actions: ["mediapackage:ListChannels", "mediapackage-vod:ListPackagingGroups"], resources: ["*"] },
    {
      actions: ["mediapackage:DescribeChannel"],
      resources: ["arn:{partition}:mediapackage:*:{account}:channels/*"],
    },
    {
      actions: ["mediapackage-vod:DescribePackagingGroup"],
      resources: ["arn:{partition}:mediapackage-vod:*:{account}:packaging-groups/*"],
    },
  ],
  releaseGrants: CONFIGURE_LOGS,
  restoreGrants: CONFIGURE_LOGS,
  sources: [
    "botocore 1.43.11, endpoints.json, for the Regions (read 2026-11-20)",
    "Examples of the AWS CLI for mediapackage, create-channel: a channel's ARN does not hold its id (read 2026-11-20)",
  ],
  open,
} as const satisfies Service;

const KINDS = ["channel", "packaging-group"] as const;

function open(settings: ClientSettings): ServiceAdapter {
  const liveFor = onePerRegion(async (region) => {
    const { MediaPackageClient } = await import("@aws-sdk/client-mediapackage");
    return new MediaPackageClient({ ...settings, region });
  });
  const vodFor = onePerRegion(async (region) => {
    const { MediaPackageVodClient } = await import("@aws-sdk/client-mediapackage-vod");
    return new MediaPackageVodClient({ ...settings, region });
  });

  /** Switches on just these logs; answers false if the resource is gone. */
  async function configureLogs(usage: UsedResource, logs: Settings): Promise<boolean> {
    const { ConfigureLogsCommand: ConfigureChannelLogs } = await import("@aws-sdk/client-mediapackage");
    const { ConfigureLogsCommand: ConfigureGroupLogs } = await import("@aws-sdk/client-mediapackage-vod");
    const kind = narrowKind(usage, KINDS);
    const Id = idOf(usage);
    return tryToChange(usage.arn, async () =>
      kind === "channel"
        ? (await liveFor(usage.region)).send(new ConfigureChannelLogs({ Id, ...logs }))
        : (await vodFor(usage.region)).send(new ConfigureGroupLogs({ Id, ...logs })),
    );
  }

  return {
    async findUsages(region) {
      const { paginateListChannels } = await import("@aws-sdk/client-mediapackage");
      const { paginateListPackagingGroups } = await import("@aws-sdk/client-mediapackage-vod");
      const usages: RoleUsage[] = [];
      if (!VOD_ONLY.includes(region)) {
        const live = { client: await liveFor(region), pageSize: 1000 };
        for await (const { Channels = [] } of paginateListChannels(live, {})) {
          usages.push(...Channels.filter(writesLogs).map((channel) => used("channel", channel, region)));
        }
      }
      const vod = { client: await vodFor(region), pageSize: 1000 };
      for await (const { PackagingGroups = [] } of paginateListPackagingGroups(vod, {})) {
        usages.push(
          ...PackagingGroups.filter(writesLogs).map((group) => used("packaging-group", group, region)),
        );
      }
      return usages;
    },

    async readSettings(usage) {
      const { DescribeChannelCommand } = await import("@aws-sdk/client-mediapackage");
      const { DescribePackagingGroupCommand } = await import("@aws-sdk/client-mediapackage-vod");
      const kind = narrowKind(usage, KINDS);
      const Id = idOf(usage);
      try {
        return kind === "channel"
          ? logsOf(await (await liveFor(usage.region)).send(new DescribeChannelCommand({ Id })))
          : logsOf(await (await vodFor(usage.region)).send(new DescribePackagingGroupCommand({ Id })));
      } catch (error) {
        if (isNamed(error, "NotFoundException")) {
          return undefined;
        }
        throw error;
      }
    },

    async release(usage, settings) {
      narrowKind(usage, KINDS);
      const isFree = !writesLogs(settings) || (await configureLogs(usage, {}));
      return { kind: isFree ? "released" : "gone" };
    },

    settingsAfterRelease: () => ({}),

    async restore({ usage, settings }) {
      return (await configureLogs(usage, logsOf(settings)))
        ? { kind: "restored" }
        : { kind: "gone", reason: `${usage.arn} is gone` };
    },
  };
}

/** What an answer says of logs, and nothing else: the rest of a channel holds secrets. */
type Logs = Pick<Channel, "EgressAccessLogs" | "IngressAccessLogs">;

function logsOf({ EgressAccessLogs, IngressAccessLogs }: Logs): Settings {
  return {
    ...(EgressAccessLogs ? { EgressAccessLogs: { ...EgressAccessLogs } } : {}),
    ...(IngressAccessLogs ? { IngressAccessLogs: { ...IngressAccessLogs } } : {}),
  };
}

function writesLogs(logs: Logs): boolean {
  return Object.keys(logsOf(logs)).length > 0;
}

function used(
  kind: (typeof KINDS)[number],
  { Arn, Id }: Pick<Channel | PackagingGroup, "Arn" | "Id">,
  region: string,
): RoleUsage {
  return {
    kind,
    arn: required(Arn, `a ${kind}'s ARN`),
    id: required(Id, `a ${kind}'s id`),
    region,
    release: "switch access logs off",
    stage: 0,
  };
}

function idOf({ id, kind, arn }: UsedResource): string {
  return required(id, `the id of ${kind} ${arn}`);
}
