import {
  ConfigureLogsCommand as ConfigureChannelLogs,
  MediaPackageClient,
  paginateListChannels,
} from "@aws-sdk/client-mediapackage";
import {
  ConfigureLogsCommand as ConfigureGroupLogs,
  MediaPackageVodClient,
  paginateListPackagingGroups,
} from "@aws-sdk/client-mediapackage-vod";
import { clientsOf } from "../../../estate/owner.ts";
import type { FloorUsage, OpenFloor } from "./floor-service.ts";

/** Live channels and packaging groups that write access logs. */
export const mediaPackageFloor: OpenFloor = (settings) => {
  const liveFor = clientsOf(settings, (config) => new MediaPackageClient(config));
  const vodFor = clientsOf(settings, (config) => new MediaPackageVodClient(config));

  async function listChannels(region: string): Promise<readonly FloorUsage[]> {
    const client = liveFor(region);
    const usages: FloorUsage[] = [];
    for await (const { Channels = [] } of paginateListChannels({ client, pageSize: 1000 }, {})) {
      for (const { Id } of Channels.filter(
        (channel) => channel.EgressAccessLogs ?? channel.IngressAccessLogs,
      )) {
        usages.push({ stage: 0, release: () => client.send(new ConfigureChannelLogs({ Id })) });
      }
    }
    return usages;
  }

  async function listGroups(region: string): Promise<readonly FloorUsage[]> {
    const client = vodFor(region);
    const usages: FloorUsage[] = [];
    for await (const { PackagingGroups = [] } of paginateListPackagingGroups(
      { client, pageSize: 1000 },
      {},
    )) {
      for (const { Id } of PackagingGroups.filter(({ EgressAccessLogs }) => EgressAccessLogs)) {
        usages.push({ stage: 0, release: () => client.send(new ConfigureGroupLogs({ Id })) });
      }
    }
    return usages;
  }

  return {
    key: "mediapackage",
    roleName: "AWSServiceRoleForMediaPackage",
    list: async (region) => (await Promise.all([listChannels(region), listGroups(region)])).flat(),
  };
};
