import type { CreateChannelRequest, CreateChannelResponse } from "@aws-sdk/client-mediapackage";
import type { Operation, World } from "../gateway/operation.ts";
import { drawHex } from "./identifiers.ts";
import { wholeChannel, withoutSecrets } from "./mediapackage-channel-answer.ts";
import { checks, idIn, unprocessable } from "./mediapackage-checks.ts";
import type { MediaPackageContext } from "./mediapackage-options.ts";
import { channelArn, onAnything } from "./mediapackage-permissions.ts";
import { type ChannelEntry, type IngestEntry, mediaPackageState, putChannel } from "./mediapackage-state.ts";

/** Digits of base 16 in every identifier and every secret that MediaPackage makes up. */
const DIGITS = 32;

/** `CreateChannel`: a channel with two ingest endpoints and no logs. What a second one of its Id gets is not documented. */
export function createChannel({
  world,
  options,
}: MediaPackageContext): Operation<CreateChannelRequest, CreateChannelResponse> {
  return {
    mutates: true,
    authorization: () => onAnything("CreateChannel"),
    responseElements: withoutSecrets,

    answer(input, call) {
      const id = idIn(input.Id);
      const description = checks.optionalText(input.Description, "Description", { maximum: 1024 });
      const tags = checks.tags(input.Tags, "Tags");
      const state = mediaPackageState(world, call);
      if (state.channels.some((entry) => entry.id === id)) {
        throw unprocessable(`Channel ${id} exists already.`);
      }
      const identifier = drawHex(world.random, DIGITS);
      const second = drawHex(world.random, DIGITS);
      const entry: ChannelEntry = {
        id,
        arn: channelArn(call, identifier),
        ...(description === undefined ? {} : { description }),
        tags,
        ingest: [identifier, second].map((endpoint) => ({
          id: endpoint,
          url: `https://mediapackage.${call.region}.amazonaws.com/in/v2/${identifier}/${endpoint}/channel`,
          ...drawCredentials(world),
        })),
        createdAt: world.now().toISOString(),
      };
      putChannel(state, entry);
      return wholeChannel(entry, options);
    },
  };
}

/** A user name and a password for an ingest endpoint, from the seed. */
export function drawCredentials({ random }: World): Pick<IngestEntry, "username" | "password"> {
  return { username: drawHex(random, DIGITS), password: drawHex(random, DIGITS) };
}
