import type { DeleteChannelRequest, UpdateChannelRequest, UpdateChannelResponse } from "@aws-sdk/client-ivs";
import type { Operation } from "../gateway/operation.ts";
import { checkedSettings, refuseWhileLive, requireRecording, wholeChannel } from "./ivs-channel-settings.ts";
import { channelArnIn, channelOf, onResource } from "./ivs-checks.ts";
import { type ChannelEntry, type IvsContext, replaceChannel } from "./ivs-state.ts";

/**
 * `UpdateChannel`: changes what is given; an empty recording configuration ends recording. A live channel
 * cannot be changed.
 *
 * Source: documentation in @aws-sdk/client-ivs 3.1136.0, UpdateChannel (read 2026-11-20).
 */
export function updateChannel(context: IvsContext): Operation<UpdateChannelRequest, UpdateChannelResponse> {
  return {
    mutates: true,
    authorization: ({ arn }, call) => onResource("UpdateChannel", call, "channel", arn),

    answer(input, call) {
      const arn = channelArnIn(input.arn, "arn");
      const settings = checkedSettings(input);
      const [state, entry] = channelOf(context, call, arn);
      refuseWhileLive(entry, "updated");
      requireRecording(state, input.recordingConfigurationArn);
      const updated: ChannelEntry = { ...entry, channel: { ...entry.channel, ...settings } };
      replaceChannel(state, updated);
      return { channel: wholeChannel(updated) };
    },
  };
}

/** `DeleteChannel`: not while it is live. */
export function deleteChannel(context: IvsContext): Operation<DeleteChannelRequest, undefined> {
  return {
    mutates: true,
    authorization: ({ arn }, call) => ({
      action: "ivs:DeleteChannel",
      resources: [
        ...onResource("DeleteChannel", call, "channel", arn).resources,
        ...onResource("DeleteChannel", call, "stream-key").resources,
      ],
    }),

    answer(input, call) {
      const [state, entry] = channelOf(context, call, channelArnIn(input.arn, "arn"));
      refuseWhileLive(entry, "deleted");
      state.channels = state.channels.filter((channel) => channel !== entry);
      return undefined;
    },
  };
}
