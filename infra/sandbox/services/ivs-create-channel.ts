import type { CreateChannelRequest, CreateChannelResponse } from "@aws-sdk/client-ivs";
import type { Operation } from "../gateway/operation.ts";
import { drawHex, drawResourceId } from "./identifiers.ts";
import { checkedSettings, requireRecording, wholeChannel } from "./ivs-channel-settings.ts";
import { checks, onResource } from "./ivs-checks.ts";
import { type ChannelEntry, type IvsContext, ivsState } from "./ivs-state.ts";

/** `CreateChannel`: a channel, and the stream key to broadcast with. */
export function createChannel({ world }: IvsContext): Operation<CreateChannelRequest, CreateChannelResponse> {
  return {
    mutates: true,

    authorization: (_input, call) => ({
      action: "ivs:CreateChannel",
      resources: [
        ...onResource("CreateChannel", call, "channel").resources,
        ...onResource("CreateChannel", call, "stream-key").resources,
      ],
    }),

    answer(input, call) {
      const { account, region } = call;
      const settings = checkedSettings(input);
      const tags = checks.tags(input.tags, "tags");
      const state = ivsState(world, call);
      requireRecording(state, input.recordingConfigurationArn);
      const random = () => world.random();
      const [id, keyId] = [drawResourceId(random), drawResourceId(random)];
      const entry: ChannelEntry = {
        arn: `arn:aws:ivs:${region}:${account}:channel/${id}`,
        channel: {
          name: "",
          latencyMode: "LOW",
          type: "STANDARD",
          recordingConfigurationArn: "",
          ingestEndpoint: `${id.toLowerCase()}.global-contribute.live-video.net`,
          playbackUrl: `https://${id.toLowerCase()}.${region}.playback.live-video.net/api/video/v1/${region}.${account}.channel.${id}.m3u8`,
          authorized: false,
          insecureIngest: false,
          playbackRestrictionPolicyArn: "",
          ...settings,
          tags,
        },
      };
      state.channels = [...state.channels, entry];
      return {
        channel: wholeChannel(entry),
        streamKey: {
          arn: `arn:aws:ivs:${region}:${account}:stream-key/${keyId}`,
          value: `sk_${region}_${drawHex(random, 24)}`,
          channelArn: entry.arn,
          tags,
        },
      };
    },
  };
}
