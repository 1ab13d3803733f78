import * as client from "../gateway/mediatailor-schema.ts";
import type { FakeService, World } from "../gateway/operation.ts";
import { configureLogsForChannel } from "./mediatailor-as-run-logs.ts";
import { deletePlaybackConfiguration, putPlaybackConfiguration } from "./mediatailor-change-playback.ts";
import { createChannel } from "./mediatailor-create-channel.ts";
import { describeChannel, listChannels } from "./mediatailor-read-channels.ts";
import { getPlaybackConfiguration, listPlaybackConfigurations } from "./mediatailor-read-playbacks.ts";
import { deleteChannel, startChannel, stopChannel } from "./mediatailor-run-channel.ts";
import { configureLogsForPlaybackConfiguration } from "./mediatailor-session-logs.ts";
import {
  defaultMediaTailorOptions,
  logUsages,
  type MediaTailorContext,
  type MediaTailorOptions,
  mediaTailorRole,
} from "./mediatailor-state.ts";
import { listTagsForResource, tagResource, untagResource } from "./mediatailor-tags.ts";

/**
 * AWS Elemental MediaTailor: playback configurations with session logs, channels with as-run logs. It makes its
 * role with the first logs, and all that logs keeps the role in use.
 */
export function mediaTailorService(world: World, options: Partial<MediaTailorOptions> = {}): FakeService {
  const context: MediaTailorContext = { world, options: { ...defaultMediaTailorOptions, ...options } };
  world.provideUsages(mediaTailorRole.roleName, (account) => logUsages(context, account));
  return {
    signingName: "mediatailor",
    eventSource: "mediatailor.amazonaws.com",
    global: false,
    eventNames: "as-on-the-wire",
    client,
    operations: {
      ConfigureLogsForChannel: configureLogsForChannel(context),
      ConfigureLogsForPlaybackConfiguration: configureLogsForPlaybackConfiguration(context),
      CreateChannel: createChannel(context),
      DeleteChannel: deleteChannel(context),
      DeletePlaybackConfiguration: deletePlaybackConfiguration(context),
      DescribeChannel: describeChannel(context),
      GetPlaybackConfiguration: getPlaybackConfiguration(context),
      ListChannels: listChannels(context),
      ListPlaybackConfigurations: listPlaybackConfigurations(context),
      ListTagsForResource: listTagsForResource(context),
      PutPlaybackConfiguration: putPlaybackConfiguration(context),
      StartChannel: startChannel(context),
      StopChannel: stopChannel(context),
      TagResource: tagResource(context),
      UntagResource: untagResource(context),
    },
  };
}
