/** The part of the SDK that the adapter uses, in a module of its own: loaded on first use, the rest left out. */
export {
  DeleteRecordingConfigurationCommand,
  GetChannelCommand,
  GetRecordingConfigurationCommand,
  IvsClient,
  paginateListChannels,
  paginateListRecordingConfigurations,
  UpdateChannelCommand,
} from "@aws-sdk/client-ivs";
