import type {
  DeleteChannelRequest,
  RotateIngestEndpointCredentialsRequest,
  RotateIngestEndpointCredentialsResponse,
  UpdateChannelRequest,
  UpdateChannelResponse,
} from "@aws-sdk/client-mediapackage";
import type { Operation } from "../gateway/operation.ts";
import { wholeChannel, withoutSecrets } from "./mediapackage-channel-answer.ts";
import { checks, found, idIn } from "./mediapackage-checks.ts";
import { drawCredentials } from "./mediapackage-create-channel.ts";
import type { MediaPackageContext } from "./mediapackage-options.ts";
import { onChannel } from "./mediapackage-permissions.ts";
import { channelIn, mediaPackageState, putChannel } from "./mediapackage-state.ts";

/** `UpdateChannel`: changes the description; that one left out stays is not documented. */
export function updateChannel(
  context: MediaPackageContext,
): Operation<UpdateChannelRequest, UpdateChannelResponse> {
  const { world, options } = context;
  return {
    mutates: true,
    authorization: ({ Id }, call) => onChannel("UpdateChannel", context, call, Id),
    responseElements: withoutSecrets,

    answer(input, call) {
      const state = mediaPackageState(world, call);
      const before = channelIn(state, idIn(input.Id));
      const description = checks.optionalText(input.Description, "Description", { maximum: 1024 });
      const entry = { ...before, ...(description === undefined ? {} : { description }) };
      putChannel(state, entry);
      return wholeChannel(entry, options);
    },
  };
}

/** `RotateIngestEndpointCredentials`: gives one of the endpoints another user name and password. */
export function rotateIngestEndpointCredentials(
  context: MediaPackageContext,
): Operation<RotateIngestEndpointCredentialsRequest, RotateIngestEndpointCredentialsResponse> {
  const { world, options } = context;
  return {
    mutates: true,
    authorization: ({ Id }, call) => onChannel("RotateIngestEndpointCredentials", context, call, Id),
    responseElements: withoutSecrets,

    answer(input, call) {
      const state = mediaPackageState(world, call);
      const before = channelIn(state, idIn(input.Id));
      const endpointId = idIn(input.IngestEndpointId, "IngestEndpointId");
      const endpoint = found(
        before.ingest.find(({ id }) => id === endpointId),
        `ingest endpoint ${endpointId} of channel ${before.id}`,
      );
      const rotated = { ...endpoint, ...drawCredentials(world) };
      const entry = {
        ...before,
        ingest: before.ingest.map((other) => (other === endpoint ? rotated : other)),
      };
      putChannel(state, entry);
      return wholeChannel(entry, options);
    },
  };
}

/** `DeleteChannel`: answers 202 on AWS, where it takes a time that is not documented; here the channel is gone at once. */
export function deleteChannel(context: MediaPackageContext): Operation<DeleteChannelRequest, object> {
  return {
    mutates: true,
    authorization: ({ Id }, call) => onChannel("DeleteChannel", context, call, Id),

    answer(input, call) {
      const state = mediaPackageState(context.world, call);
      const entry = channelIn(state, idIn(input.Id));
      state.channels = state.channels.filter((other) => other !== entry);
      return {};
    },
  };
}
