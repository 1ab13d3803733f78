import {
  DeleteRecordingConfigurationCommand,
  IvsClient,
  paginateListChannels,
  paginateListRecordingConfigurations,
  UpdateChannelCommand,
} from "@aws-sdk/client-ivs";
import { clientsOf } from "../../../estate/owner.ts";
import type { FloorUsage, OpenFloor } from "./floor-service.ts";

/** Recording configurations, and channels that record with them, which are detached first. */
export const ivsFloor: OpenFloor = (settings) => {
  const clientFor = clientsOf(settings, (config) => new IvsClient(config));

  async function listChannels(region: string): Promise<readonly FloorUsage[]> {
    const client = clientFor(region);
    const usages: FloorUsage[] = [];
    for await (const { channels = [] } of paginateListChannels({ client, pageSize: 100 }, {})) {
      for (const { arn } of channels.filter(({ recordingConfigurationArn }) => recordingConfigurationArn)) {
        const command = { arn, recordingConfigurationArn: "" };
        usages.push({ stage: 0, release: () => client.send(new UpdateChannelCommand(command)) });
      }
    }
    return usages;
  }

  async function listConfigurations(region: string): Promise<readonly FloorUsage[]> {
    const client = clientFor(region);
    const usages: FloorUsage[] = [];
    const pages = paginateListRecordingConfigurations({ client, pageSize: 100 }, {});
    for await (const { recordingConfigurations = [] } of pages) {
      for (const { arn } of recordingConfigurations) {
        const release = () => client.send(new DeleteRecordingConfigurationCommand({ arn }));
        usages.push({ stage: 1, release });
      }
    }
    return usages;
  }

  return {
    key: "ivs",
    roleName: "AWSServiceRoleForIVSRecordToS3",
    list: async (region) => (await Promise.all([listChannels(region), listConfigurations(region)])).flat(),
  };
};
