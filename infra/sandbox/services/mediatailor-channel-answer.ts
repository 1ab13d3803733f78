import type { Channel, ChannelState } from "@aws-sdk/client-mediatailor";
import type { ChannelEntry } from "./mediatailor-state.ts";

/** A channel as the API shows it: one that logs nothing has no log types. */
export function wholeChannel(entry: ChannelEntry): Channel & { readonly ChannelState: ChannelState } {
  const { name, arn, settings, tags, running, logTypes, createdAt, modifiedAt } = entry;
  return {
    ...settings,
    Arn: arn,
    ChannelName: name,
    ChannelState: running ? "RUNNING" : "STOPPED",
    CreationTime: new Date(createdAt),
    LastModifiedTime: new Date(modifiedAt),
    Tags: { ...tags },
    LogConfiguration: logTypes.length === 0 ? {} : { LogTypes: [...logTypes] },
  };
}
