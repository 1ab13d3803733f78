import {
  ConfigureLogsForChannelCommand,
  ConfigureLogsForPlaybackConfigurationCommand,
  MediaTailorClient,
  paginateListChannels,
  paginateListPlaybackConfigurations,
} from "@aws-sdk/client-mediatailor";
import { clientsOf } from "../../../estate/owner.ts";
import type { FloorUsage, OpenFloor } from "./floor-service.ts";

/** Playback configurations that log sessions, and channels that log as they run. */
export const mediaTailorFloor: OpenFloor = (settings) => {
  const clientFor = clientsOf(settings, (config) => new MediaTailorClient(config));

  async function listPlaybacks(region: string): Promise<readonly FloorUsage[]> {
    const client = clientFor(region);
    const usages: FloorUsage[] = [];
    for await (const { Items = [] } of paginateListPlaybackConfigurations({ client, pageSize: 100 }, {})) {
      for (const { Name } of Items.filter(({ LogConfiguration }) => LogConfiguration?.PercentEnabled)) {
        const off = { PlaybackConfigurationName: Name, PercentEnabled: 0 };
        const release = () => client.send(new ConfigureLogsForPlaybackConfigurationCommand(off));
        usages.push({ stage: 0, release });
      }
    }
    return usages;
  }

  async function listChannels(region: string): Promise<readonly FloorUsage[]> {
    const client = clientFor(region);
    const usages: FloorUsage[] = [];
    for await (const { Items = [] } of paginateListChannels({ client, pageSize: 100 }, {})) {
      for (const { ChannelName } of Items.filter(
        ({ LogConfiguration }) => LogConfiguration?.LogTypes?.length,
      )) {
        const off = { ChannelName, LogTypes: [] };
        usages.push({ stage: 0, release: () => client.send(new ConfigureLogsForChannelCommand(off)) });
      }
    }
    return usages;
  }

  return {
    key: "mediatailor",
    roleName: "AWSServiceRoleForMediaTailor",
    list: async (region) => (await Promise.all([listPlaybacks(region), listChannels(region)])).flat(),
  };
};
