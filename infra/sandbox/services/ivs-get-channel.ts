import type { GetChannelRequest, GetChannelResponse } from "@aws-sdk/client-ivs";
import type { Operation } from "../gateway/operation.ts";
import { wholeChannel } from "./ivs-channel-settings.ts";
import { channelArnIn, channelOf, onResource } from "./ivs-checks.ts";
import type { IvsContext } from "./ivs-state.ts";

/** `GetChannel`. */
export function getChannel(context: IvsContext): Operation<GetChannelRequest, GetChannelResponse> {
  return {
    mutates: false,
    authorization: ({ arn }, call) => onResource("GetChannel", call, "channel", arn),

    answer(input, call) {
      const [, entry] = channelOf(context, call, channelArnIn(input.arn, "arn"));
      return { channel: wholeChannel(entry) };
    },
  };
}
