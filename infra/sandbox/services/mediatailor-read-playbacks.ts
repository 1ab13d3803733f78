import type {
  GetPlaybackConfigurationRequest,
  ListPlaybackConfigurationsRequest,
  ListPlaybackConfigurationsResponse,
  PlaybackConfiguration,
} from "@aws-sdk/client-mediatailor";
import type { Operation } from "../gateway/operation.ts";
import { checks, nameIn, onAnything, onResource, pageRequest, playbackIn } from "./mediatailor-checks.ts";
import { wholePlayback } from "./mediatailor-playback-answer.ts";
import { type MediaTailorContext, mediaTailorState } from "./mediatailor-state.ts";
import { cutPage } from "./paging.ts";

/** `GetPlaybackConfiguration`. */
export function getPlaybackConfiguration({
  world,
}: MediaTailorContext): Operation<GetPlaybackConfigurationRequest, PlaybackConfiguration> {
  return {
    mutates: false,
    authorization: ({ Name }, call) =>
      onResource("GetPlaybackConfiguration", call, "playbackConfiguration", Name),
    answer: (input, call) =>
      wholePlayback(playbackIn(mediaTailorState(world, call), nameIn(input.Name, "Name")), call.region),
  };
}

/** `ListPlaybackConfigurations`: all of a Region, page by page. */
export function listPlaybackConfigurations(
  context: MediaTailorContext,
): Operation<ListPlaybackConfigurationsRequest, ListPlaybackConfigurationsResponse> {
  return {
    mutates: false,
    authorization: () => onAnything("ListPlaybackConfigurations"),

    answer(input, call) {
      const request = pageRequest(input, context);
      const { playbacks } = mediaTailorState(context.world, call);
      const page = cutPage(playbacks, ({ name }) => name, request, checks.refuse);
      return {
        Items: page.items.map((entry) => wholePlayback(entry, call.region)),
        NextToken: page.nextToken,
      };
    },
  };
}
