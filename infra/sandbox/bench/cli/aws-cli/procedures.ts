import type { AwsCli } from "./aws-cli.ts";

/** What AWS's documentation says is to be done in one Region before a service's role can be deleted. */
interface Procedure {
  /** Key of the service in rolecall's catalogue. */
  readonly service: string;
  readonly release: (aws: AwsCli, region: string) => Promise<void>;
}

/** Lists something in a Region, and does something to each. */
async function forEach(
  aws: AwsCli,
  region: string,
  [list, query]: readonly [readonly string[], string],
  change: (word: string) => readonly string[],
): Promise<void> {
  for (const word of await aws(...list, "--query", query, "--region", region)) {
    await aws(...change(word), "--region", region);
  }
}

/**
 * @see https://docs.aws.amazon.com/ivs/latest/LowLatencyUserGuide/security-service-linked-roles.html and the other services' pages, as their files in functions/services name them (read 2026-11-20)
 */
export const PROCEDURES: readonly Procedure[] = [
  {
    service: "chime-messaging",
    release: (aws, region) =>
      forEach(
        aws,
        region,
        [["chime-sdk-identity", "list-app-instances"], "AppInstances[].AppInstanceArn"],
        (arn) => [
          "chime-sdk-messaging",
          "delete-messaging-streaming-configurations",
          "--app-instance-arn",
          arn,
        ],
      ),
  },
  {
    service: "chime-voice",
    release: (aws, region) =>
      forEach(
        aws,
        region,
        [["chime-sdk-voice", "list-voice-connectors"], "VoiceConnectors[].VoiceConnectorId"],
        (id) => [
          "chime-sdk-voice",
          "delete-voice-connector-streaming-configuration",
          "--voice-connector-id",
          id,
        ],
      ),
  },
  {
    service: "ivs",
    async release(aws, region) {
      const recorded = "channels[?recordingConfigurationArn!=''].arn";
      await forEach(aws, region, [["ivs", "list-channels"], recorded], (arn) => [
        ...["ivs", "update-channel", "--arn", arn],
        ...["--recording-configuration-arn", ""],
      ]);
      const configurations = "recordingConfigurations[].arn";
      await forEach(aws, region, [["ivs", "list-recording-configurations"], configurations], (arn) => [
        ...["ivs", "delete-recording-configuration", "--arn", arn],
      ]);
    },
  },
  {
    service: "mediapackage",
    async release(aws, region) {
      const channels = "Channels[?EgressAccessLogs||IngressAccessLogs].Id";
      await forEach(aws, region, [["mediapackage", "list-channels"], channels], (id) => [
        ...["mediapackage", "configure-logs", "--id", id],
      ]);
      const groups = "PackagingGroups[?EgressAccessLogs].Id";
      await forEach(aws, region, [["mediapackage-vod", "list-packaging-groups"], groups], (id) => [
        ...["mediapackage-vod", "configure-logs", "--id", id],
      ]);
    },
  },
  {
    service: "mediatailor",
    async release(aws, region) {
      const playbacks = "Items[?LogConfiguration.PercentEnabled!=`0`].Name";
      await forEach(aws, region, [["mediatailor", "list-playback-configurations"], playbacks], (name) => [
        ...["mediatailor", "configure-logs-for-playback-configuration", "--percent-enabled", "0"],
        ...["--playback-configuration-name", name],
      ]);
      const channels = "Items[?LogConfiguration.LogTypes].ChannelName";
      await forEach(aws, region, [["mediatailor", "list-channels"], channels], (name) => [
        ...["mediatailor", "configure-logs-for-channel", "--log-types", "--channel-name", name],
      ]);
    },
  },
];
