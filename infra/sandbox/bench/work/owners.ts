import { CreateServiceLinkedRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { CreateRecordingConfigurationCommand, IvsClient } from "@aws-sdk/client-ivs";
import {
  ConfigureLogsForPlaybackConfigurationCommand,
  MediaTailorClient,
  PutPlaybackConfigurationCommand,
} from "@aws-sdk/client-mediatailor";

/** Makes usages of a service's role, as the owners of an account do; the service makes the role by itself then. */
export interface Owners {
  /** Makes the role without any usage. */
  makeRole(principal: string): Promise<void>;
  /** Makes one usage, with this name, in a Region. */
  use(service: string, region: string, name: string): Promise<void>;
}

type Move = (region: string, name: string) => Promise<void>;

/** Owners who reach AWS at this endpoint as administrators of this account. */
export function hireOwners(endpoint: string, account: string): Owners {
  const config = { endpoint, credentials: { accessKeyId: account, secretAccessKey: "sandbox" } };
  const moves: Readonly<Record<string, Move>> = {
    async ivs(region: string, name: string) {
      const destinationConfiguration = { s3: { bucketName: "recordings" } };
      const command = new CreateRecordingConfigurationCommand({ name, destinationConfiguration });
      await new IvsClient({ ...config, region }).send(command);
    },
    async mediatailor(region: string, name: string) {
      const client = new MediaTailorClient({ ...config, region });
      const sources = {
        AdDecisionServerUrl: "https://ads.example",
        VideoContentSourceUrl: "https://video.example",
      };
      await client.send(new PutPlaybackConfigurationCommand({ Name: name, ...sources }));
      const logs = { PlaybackConfigurationName: name, PercentEnabled: 100 };
      await client.send(new ConfigureLogsForPlaybackConfigurationCommand(logs));
    },
  };
  return {
    async makeRole(AWSServiceName) {
      const client = new IAMClient({ ...config, region: "us-east-1" });
      await client.send(new CreateServiceLinkedRoleCommand({ AWSServiceName }));
    },
    async use(service, region, name) {
      const move = moves[service];
      if (move === undefined) {
        throw new Error(`No owner knows how to use ${service}`);
      }
      await move(region, name);
    },
  };
}
