import { CreateChannelCommand, CreateRecordingConfigurationCommand, IvsClient } from "@aws-sdk/client-ivs";
import {
  ConfigureLogsForPlaybackConfigurationCommand,
  MediaTailorClient,
  PutPlaybackConfigurationCommand,
} from "@aws-sdk/client-mediatailor";
import { CreateIndexCommand, ResourceExplorer2Client } from "@aws-sdk/client-resource-explorer-2";
import { SFNClient, StartExecutionCommand } from "@aws-sdk/client-sfn";
import { required } from "../../../../functions/core/required.ts";
import { HUB_REGION } from "../../../cloud/regions.ts";

/** What the account's owners do in the story: ordinary calls of real SDK clients, that end on this machine. */
export interface Owners {
  /** Answers with the ARN of the recording configuration. */
  makeRecordingConfiguration(region: string, name: string): Promise<string>;
  /** Answers with the ARN of the channel. */
  makeRecordedChannel(region: string, name: string, recordingConfigurationArn: string): Promise<string>;
  makePlaybackConfiguration(region: string, name: string): Promise<void>;
  /** @param percent share of the sessions that are logged; 0 switches the logs off */
  logSessions(region: string, name: string, percent: number): Promise<void>;
  /** Answers with the ARN of the index. */
  makeIndex(region: string): Promise<string>;
  /** Starts a run of the decommission workflow; answers with the ARN of the execution. */
  startRun(name: string, input: Readonly<Record<string, string>>): Promise<string>;
}

/** The owners of an account, and where they find AWS. */
export function hireOwners(endpoint: string, account: string, stateMachineArn: string): Owners {
  const settings = (region: string) => ({
    endpoint,
    region,
    credentials: { accessKeyId: account, secretAccessKey: "sandbox" },
  });
  const ivs = (region: string) => new IvsClient(settings(region));
  const mediaTailor = (region: string) => new MediaTailorClient(settings(region));

  return {
    async makeRecordingConfiguration(region, name) {
      const destinationConfiguration = { s3: { bucketName: `${name}-${region}` } };
      const command = new CreateRecordingConfigurationCommand({ name, destinationConfiguration });
      const { recordingConfiguration } = await ivs(region).send(command);
      return required(recordingConfiguration?.arn, "the recording configuration's ARN");
    },

    async makeRecordedChannel(region, name, recordingConfigurationArn) {
      const { channel } = await ivs(region).send(
        new CreateChannelCommand({ name, recordingConfigurationArn }),
      );
      return required(channel?.arn, "the channel's ARN");
    },

    async makePlaybackConfiguration(region, Name) {
      const AdDecisionServerUrl = "https://ads.example.com/decide";
      const VideoContentSourceUrl = "https://origin.example.com/vod";
      const command = new PutPlaybackConfigurationCommand({
        Name,
        AdDecisionServerUrl,
        VideoContentSourceUrl,
      });
      await mediaTailor(region).send(command);
    },

    async logSessions(region, PlaybackConfigurationName, PercentEnabled) {
      const command = new ConfigureLogsForPlaybackConfigurationCommand({
        PlaybackConfigurationName,
        PercentEnabled,
      });
      await mediaTailor(region).send(command);
    },

    async makeIndex(region) {
      const { Arn } = await new ResourceExplorer2Client(settings(region)).send(new CreateIndexCommand({}));
      return required(Arn, "the index's ARN");
    },

    async startRun(name, input) {
      const command = new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) });
      const { executionArn } = await new SFNClient(settings(HUB_REGION)).send(command);
      return required(executionArn, "the execution's ARN");
    },
  };
}
