import {
  ConfigureLogsForChannelCommand,
  ConfigureLogsForPlaybackConfigurationCommand,
  type ConfigureLogsForPlaybackConfigurationCommandInput,
  CreateChannelCommand,
  DeleteChannelCommand,
  DeletePlaybackConfigurationCommand,
  DescribeChannelCommand,
  GetPlaybackConfigurationCommand,
  type LogType,
  MediaTailorClient,
  PutPlaybackConfigurationCommand,
} from "@aws-sdk/client-mediatailor";
import { required } from "../../../functions/core/required.ts";
import { clientsOf, lastPart, type Owner, type OwnerSettings, regionIn, unlessMissing } from "./owner.ts";

/** Owners of playback configurations that log sessions, and of channels that log as they run. */
export interface MediaTailorOwner extends Owner {
  /** Makes a channel of channel assembly and switches its As Run log on; answers its ARN. */
  useChannel(region: string, name: string): Promise<string>;
  /** Logs so many per cent of the sessions, 0 to 100. */
  logSessions(arn: string, percent: number): Promise<void>;
}

const isChannel = (arn: string) => arn.includes(":channel/");

/** Owners in MediaTailor. */
export function mediaTailorOwner(settings: OwnerSettings): MediaTailorOwner {
  const clientFor = clientsOf(settings, (config) => new MediaTailorClient(config));

  const logSessions = async (
    arn: string,
    PercentEnabled: number,
    others: Partial<ConfigureLogsForPlaybackConfigurationCommandInput> = {},
  ) => {
    const logs = { ...others, PlaybackConfigurationName: lastPart(arn), PercentEnabled };
    await clientFor(regionIn(arn)).send(new ConfigureLogsForPlaybackConfigurationCommand(logs));
  };
  const logAsRun = async (arn: string, LogTypes: LogType[]) => {
    const logs = { ChannelName: lastPart(arn), LogTypes };
    await clientFor(regionIn(arn)).send(new ConfigureLogsForChannelCommand(logs));
  };

  return {
    logSessions: (arn, percent) => logSessions(arn, percent),

    async use(region, Name) {
      const AdDecisionServerUrl = "https://ads.example";
      const VideoContentSourceUrl = "https://video.example";
      const { PlaybackConfigurationArn } = await clientFor(region).send(
        new PutPlaybackConfigurationCommand({ Name, AdDecisionServerUrl, VideoContentSourceUrl }),
      );
      const arn = required(PlaybackConfigurationArn, "the playback configuration's ARN");
      await logSessions(arn, 100);
      return arn;
    },

    async useChannel(region, ChannelName) {
      const Outputs = [{ ManifestName: "index", SourceGroup: "main" }];
      const { Arn } = await clientFor(region).send(
        new CreateChannelCommand({ ChannelName, PlaybackMode: "LOOP", Outputs }),
      );
      const arn = required(Arn, "the channel's ARN");
      await logAsRun(arn, ["AS_RUN"]);
      return arn;
    },

    stopUsing: (arn) => (isChannel(arn) ? logAsRun(arn, []) : logSessions(arn, 0)),

    async change(arn, variant) {
      if (isChannel(arn)) {
        await logAsRun(arn, ["AS_RUN"]);
        return;
      }
      const others = {
        EnabledLoggingStrategies: ["LEGACY_CLOUDWATCH", "VENDED_LOGS"],
        AdsInteractionLog: { ExcludeEventTypes: ["AD_MARKER_FOUND"] },
      } satisfies Partial<ConfigureLogsForPlaybackConfigurationCommandInput>;
      const percent = 1 + (Math.abs(variant) % 100);
      await logSessions(arn, percent, variant % 2 === 0 ? others : {});
    },

    async remove(arn) {
      const client = clientFor(regionIn(arn));
      await (isChannel(arn)
        ? client.send(new DeleteChannelCommand({ ChannelName: lastPart(arn) }))
        : client.send(new DeletePlaybackConfigurationCommand({ Name: lastPart(arn) })));
    },

    async settings(arn) {
      const client = clientFor(regionIn(arn));
      if (isChannel(arn)) {
        const answer = await unlessMissing(
          client.send(new DescribeChannelCommand({ ChannelName: lastPart(arn) })),
        );
        return answer && { LogTypes: answer.LogConfiguration?.LogTypes ?? [] };
      }
      const answer = await unlessMissing(
        client.send(new GetPlaybackConfigurationCommand({ Name: lastPart(arn) })),
      );
      return answer && { ...answer.LogConfiguration };
    },
  };
}
