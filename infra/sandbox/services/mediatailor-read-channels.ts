import type {
  DescribeChannelRequest,
  DescribeChannelResponse,
  ListChannelsRequest,
  ListChannelsResponse,
} from "@aws-sdk/client-mediatailor";
import type { Operation } from "../gateway/operation.ts";
import { wholeChannel } from "./mediatailor-channel-answer.ts";
import { channelIn, checks, nameIn, onAnything, onResource, pageRequest } from "./mediatailor-checks.ts";
import { type MediaTailorContext, mediaTailorState } from "./mediatailor-state.ts";
import { cutPage } from "./paging.ts";

/** `DescribeChannel`. */
export function describeChannel({
  world,
}: MediaTailorContext): Operation<DescribeChannelRequest, DescribeChannelResponse> {
  return {
    mutates: false,
    authorization: ({ ChannelName }, call) => onResource("DescribeChannel", call, "channel", ChannelName),
    answer: (input, call) =>
      wholeChannel(channelIn(mediaTailorState(world, call), nameIn(input.ChannelName, "ChannelName"))),
  };
}

/** `ListChannels`: all of a Region, page by page. */
export function listChannels(
  context: MediaTailorContext,
): Operation<ListChannelsRequest, ListChannelsResponse> {
  return {
    mutates: false,
    authorization: () => onAnything("ListChannels"),

    answer(input, call) {
      const request = pageRequest(input, context);
      const { channels } = mediaTailorState(context.world, call);
      const page = cutPage(channels, ({ name }) => name, request, checks.refuse);
      return { Items: page.items.map(wholeChannel), NextToken: page.nextToken };
    },
  };
}
