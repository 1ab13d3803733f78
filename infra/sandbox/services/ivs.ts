import * as client from "@aws-sdk/client-ivs";
import type { FakeService, World } from "../gateway/operation.ts";
import { deleteChannel, updateChannel } from "./ivs-change-channel.ts";
import { createChannel } from "./ivs-create-channel.ts";
import { createRecordingConfiguration } from "./ivs-create-recording.ts";
import { deleteRecordingConfiguration } from "./ivs-delete-recording.ts";
import { getChannel } from "./ivs-get-channel.ts";
import { listChannels } from "./ivs-list-channels.ts";
import { getRecordingConfiguration, listRecordingConfigurations } from "./ivs-read-recordings.ts";
import {
  defaultIvsOptions,
  type IvsContext,
  type IvsOptions,
  ivsRole,
  recordingUsages,
} from "./ivs-state.ts";
import { getStream, listStreams, stopStream } from "./ivs-streams.ts";
import { listTagsForResource, tagResource, untagResource } from "./ivs-tags.ts";

/**
 * Interactive Video Service, low latency: channels, their streams, and what they record with. It makes its
 * role with the first recording configuration, and every recording configuration keeps the role in use.
 */
export function ivsService(world: World, options: Partial<IvsOptions> = {}): FakeService {
  const context: IvsContext = { world, options: { ...defaultIvsOptions, ...options } };
  world.provideUsages(ivsRole.roleName, (account) => recordingUsages(world, account));
  return {
    signingName: "ivs",
    eventSource: "ivs.amazonaws.com",
    global: false,
    eventNames: "as-on-the-wire",
    client,
    operations: {
      CreateChannel: createChannel(context),
      CreateRecordingConfiguration: createRecordingConfiguration(context),
      DeleteChannel: deleteChannel(context),
      DeleteRecordingConfiguration: deleteRecordingConfiguration(context),
      GetChannel: getChannel(context),
      GetRecordingConfiguration: getRecordingConfiguration(context),
      GetStream: getStream(context),
      ListChannels: listChannels(context),
      ListRecordingConfigurations: listRecordingConfigurations(context),
      ListStreams: listStreams(context),
      ListTagsForResource: listTagsForResource(context),
      StopStream: stopStream(context),
      TagResource: tagResource(context),
      UntagResource: untagResource(context),
      UpdateChannel: updateChannel(context),
    },
  };
}
