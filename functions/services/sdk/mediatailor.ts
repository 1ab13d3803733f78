/** The part of the SDK that the adapter uses, in a module of its own: loaded on first use, the rest left out. */
export {
  ConfigureLogsForChannelCommand,
  ConfigureLogsForPlaybackConfigurationCommand,
  DescribeChannelCommand,
  GetPlaybackConfigurationCommand,
  MediaTailorClient,
  paginateListChannels,
  paginateListPlaybackConfigurations,
} from "@aws-sdk/client-mediatailor";
