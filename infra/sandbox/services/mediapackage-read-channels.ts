import type {
  DescribeChannelRequest,
  DescribeChannelResponse,
  ListChannelsRequest,
  ListChannelsResponse,
} from "@aws-sdk/client-mediapackage";
import type { Operation } from "../gateway/operation.ts";
import { wholeChannel } from "./mediapackage-channel-answer.ts";
import { checks, idIn, pageRequest } from "./mediapackage-checks.ts";
import type { MediaPackageContext } from "./mediapackage-options.ts";
import { onAnything, onChannel } from "./mediapackage-permissions.ts";
import { channelIn, mediaPackageState } from "./mediapackage-state.ts";
import { cutPage } from "./paging.ts";

/** `DescribeChannel`. */
export function describeChannel(
  context: MediaPackageContext,
): Operation<DescribeChannelRequest, DescribeChannelResponse> {
  return {
    mutates: false,
    authorization: ({ Id }, call) => onChannel("DescribeChannel", context, call, Id),
    answer: (input, call) =>
      wholeChannel(channelIn(mediaPackageState(context.world, call), idIn(input.Id)), context.options),
  };
}

/** `ListChannels`: all of a Region, page by page, with the secrets of their ingest endpoints. */
export function listChannels(
  context: MediaPackageContext,
): Operation<ListChannelsRequest, ListChannelsResponse> {
  return {
    mutates: false,
    authorization: () => onAnything("ListChannels"),

    answer(input, call) {
      const request = pageRequest(input, context);
      const { channels } = mediaPackageState(context.world, call);
      const page = cutPage(channels, ({ id }) => id, request, checks.refuse);
      return {
        Channels: page.items.map((entry) => wholeChannel(entry, context.options)),
        NextToken: page.nextToken,
      };
    },
  };
}
