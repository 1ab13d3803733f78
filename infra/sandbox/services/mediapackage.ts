import type { Call, FakeService, World } from "../gateway/operation.ts";
import {
  deleteChannel,
  rotateIngestEndpointCredentials,
  updateChannel,
} from "./mediapackage-change-channel.ts";
import { client } from "./mediapackage-client.ts";
import { configureLogs } from "./mediapackage-configure-logs.ts";
import { createChannel } from "./mediapackage-create-channel.ts";
import { offer } from "./mediapackage-offer.ts";
import {
  defaultMediaPackageOptions,
  type MediaPackageContext,
  type MediaPackageOptions,
  mediaPackageRole,
} from "./mediapackage-options.ts";
import { describeChannel, listChannels } from "./mediapackage-read-channels.ts";
import { LIVE_REGIONS } from "./mediapackage-regions.ts";
import { loggingChannels, mediaPackageState, putChannel } from "./mediapackage-state.ts";
import { tagOperations } from "./mediapackage-tags.ts";

/**
 * AWS Elemental MediaPackage v1, live: channels with access logs. It makes its role with the first logs, and every
 * channel that logs keeps the role in use.
 */
export function mediaPackageService(world: World, options: Partial<MediaPackageOptions> = {}): FakeService {
  const context: MediaPackageContext = { world, options: { ...defaultMediaPackageOptions, ...options } };
  world.provideUsages(mediaPackageRole.roleName, (account) => loggingChannels(world, account));
  return {
    signingName: "mediapackage",
    eventSource: "mediapackage.amazonaws.com",
    global: false,
    eventNames: "lower-first",
    client,
    operations: offer(
      { regions: LIVE_REGIONS, logged: true },
      {
        ConfigureLogs: configureLogs(context),
        CreateChannel: createChannel(context),
        DeleteChannel: deleteChannel(context),
        DescribeChannel: describeChannel(context),
        ListChannels: listChannels(context),
        RotateIngestEndpointCredentials: rotateIngestEndpointCredentials(context),
        UpdateChannel: updateChannel(context),
        ...tagOperations({ prefix: "mediapackage", find: (arn, call) => taggedChannel(context, arn, call) }),
      },
    ),
  };
}

function taggedChannel({ world }: MediaPackageContext, arn: string, call: Call) {
  const state = mediaPackageState(world, call);
  const entry = state.channels.find((channel) => channel.arn === arn);
  return (
    entry && {
      tags: entry.tags,
      retag: (tags: Readonly<Record<string, string>>) => putChannel(state, { ...entry, tags }),
    }
  );
}
