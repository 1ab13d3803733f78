import {
  ConfigureLogsCommand as ConfigureChannelLogs,
  CreateChannelCommand,
  DeleteChannelCommand,
  MediaPackageClient,
  paginateListChannels,
} from "@aws-sdk/client-mediapackage";
import {
  ConfigureLogsCommand as ConfigureGroupLogs,
  CreatePackagingGroupCommand,
  DeletePackagingGroupCommand,
  DescribePackagingGroupCommand,
  MediaPackageVodClient,
} from "@aws-sdk/client-mediapackage-vod";
import { required } from "../../../functions/core/required.ts";
import { clientsOf, lastPart, type Owner, type OwnerSettings, regionIn, unlessMissing } from "./owner.ts";

/** Owners of live channels and of packaging groups, both with access logs. */
export interface MediaPackageOwner extends Owner {
  /** Makes a packaging group, for video on demand, with access logs; answers its ARN. */
  usePackagingGroup(region: string, name: string): Promise<string>;
}

/** A channel as far as its owners look at it here: without its ingest endpoints, which hold passwords. */
interface ListedChannel {
  readonly id: string;
  readonly logs: Readonly<Record<string, unknown>>;
}

const isGroup = (arn: string) => arn.includes(":packaging-groups/");

/** Owners in MediaPackage. */
export function mediaPackageOwner(settings: OwnerSettings): MediaPackageOwner {
  const liveFor = clientsOf(settings, (config) => new MediaPackageClient(config));
  const vodFor = clientsOf(settings, (config) => new MediaPackageVodClient(config));

  /** An ARN says nothing of a channel's id. */
  async function findChannel(arn: string): Promise<ListedChannel | undefined> {
    const pages = { client: liveFor(regionIn(arn)), pageSize: 1000 };
    for await (const { Channels = [] } of paginateListChannels(pages, {})) {
      const channel = Channels.find(({ Arn }) => Arn === arn);
      if (channel !== undefined) {
        const { Id, EgressAccessLogs, IngressAccessLogs } = channel;
        const logs = {
          ...(EgressAccessLogs && { EgressAccessLogs }),
          ...(IngressAccessLogs && { IngressAccessLogs }),
        };
        return { id: required(Id, "the channel's id"), logs };
      }
    }
    return undefined;
  }

  async function idOf(arn: string): Promise<string> {
    return isGroup(arn) ? lastPart(arn) : ((await findChannel(arn))?.id ?? lastPart(arn));
  }

  async function configureLogs(arn: string, groups: Readonly<Record<string, { LogGroupName: string }>>) {
    const logs = { Id: await idOf(arn), ...groups };
    const region = regionIn(arn);
    await (isGroup(arn)
      ? vodFor(region).send(new ConfigureGroupLogs(logs))
      : liveFor(region).send(new ConfigureChannelLogs(logs)));
  }

  return {
    async use(region, Id) {
      const { Arn } = await liveFor(region).send(new CreateChannelCommand({ Id }));
      const EgressAccessLogs = { LogGroupName: `/aws/MediaPackage/${Id}` };
      await liveFor(region).send(new ConfigureChannelLogs({ Id, EgressAccessLogs }));
      return required(Arn, "the channel's ARN");
    },

    async usePackagingGroup(region, Id) {
      const EgressAccessLogs = { LogGroupName: `/aws/MediaPackage/${Id}` };
      const { Arn } = await vodFor(region).send(new CreatePackagingGroupCommand({ Id, EgressAccessLogs }));
      return required(Arn, "the packaging group's ARN");
    },

    stopUsing: (arn) => configureLogs(arn, {}),

    change(arn, variant) {
      const logs = { LogGroupName: `/aws/MediaPackage/variant-${Math.abs(variant)}` };
      return configureLogs(
        arn,
        isGroup(arn) || variant % 2 === 0 ? { EgressAccessLogs: logs } : { IngressAccessLogs: logs },
      );
    },

    async remove(arn) {
      const Id = await idOf(arn);
      const region = regionIn(arn);
      await (isGroup(arn)
        ? vodFor(region).send(new DeletePackagingGroupCommand({ Id }))
        : liveFor(region).send(new DeleteChannelCommand({ Id })));
    },

    async settings(arn) {
      if (!isGroup(arn)) {
        return (await findChannel(arn))?.logs;
      }
      const command = new DescribePackagingGroupCommand({ Id: lastPart(arn) });
      const group = await unlessMissing(vodFor(regionIn(arn)).send(command));
      return group && { ...(group.EgressAccessLogs && { EgressAccessLogs: group.EgressAccessLogs }) };
    },
  };
}
