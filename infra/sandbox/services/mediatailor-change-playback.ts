import type {
  DeletePlaybackConfigurationRequest,
  PlaybackConfiguration,
  PutPlaybackConfigurationRequest,
} from "@aws-sdk/client-mediatailor";
import type { Operation } from "../gateway/operation.ts";
import { arnOf, checks, nameIn, onAnything, onResource, playbackIn } from "./mediatailor-checks.ts";
import { wholePlayback } from "./mediatailor-playback-answer.ts";
import {
  type MediaTailorContext,
  mediaTailorState,
  type PlaybackEntry,
  putPlayback,
} from "./mediatailor-state.ts";

/** `PutPlaybackConfiguration`: makes one, or replaces all settings but the logs, which it does not know. */
export function putPlaybackConfiguration({
  world,
}: MediaTailorContext): Operation<PutPlaybackConfigurationRequest, PlaybackConfiguration> {
  return {
    mutates: true,
    authorization: () => onAnything("PutPlaybackConfiguration"),

    answer(input, call) {
      const { Name, Tags, ...settings } = input;
      const name = nameIn(Name, "Name");
      const tags = checks.tags(Tags, "Tags");
      const state = mediaTailorState(world, call);
      const before = state.playbacks.find((entry) => entry.name === name);
      const entry: PlaybackEntry = {
        name,
        arn: arnOf(call, "playbackConfiguration", name),
        settings,
        tags: Tags === undefined ? (before?.tags ?? {}) : tags,
        ...(before?.logs === undefined ? {} : { logs: before.logs }),
      };
      putPlayback(state, entry);
      return wholePlayback(entry, call.region);
    },
  };
}

/** `DeletePlaybackConfiguration`: what AWS answers when there is none is not documented; here it is 404. */
export function deletePlaybackConfiguration({
  world,
}: MediaTailorContext): Operation<DeletePlaybackConfigurationRequest, undefined> {
  return {
    mutates: true,
    authorization: ({ Name }, call) =>
      onResource("DeletePlaybackConfiguration", call, "playbackConfiguration", Name),

    answer(input, call) {
      const state = mediaTailorState(world, call);
      const entry = playbackIn(state, nameIn(input.Name, "Name"));
      state.playbacks = state.playbacks.filter((other) => other !== entry);
      return undefined;
    },
  };
}
