import type {
  CreateChannelRequest,
  CreateChannelResponse,
  RequestOutputItem,
  ResponseOutputItem,
} from "@aws-sdk/client-mediatailor";
import type { Operation } from "../gateway/operation.ts";
import { wholeChannel } from "./mediatailor-channel-answer.ts";
import { arnOf, badRequest, checks, nameIn, onAnything } from "./mediatailor-checks.ts";
import {
  type ChannelEntry,
  type MediaTailorContext,
  mediaTailorState,
  putChannel,
} from "./mediatailor-state.ts";

/** `CreateChannel`: a channel that is stopped and logs nothing. */
export function createChannel({
  world,
}: MediaTailorContext): Operation<CreateChannelRequest, CreateChannelResponse> {
  return {
    mutates: true,
    authorization: () => onAnything("CreateChannel"),

    answer(input, call) {
      const name = nameIn(input.ChannelName, "ChannelName");
      const mode = checks.given(input.PlaybackMode, "PlaybackMode");
      checks.optionalChoice(mode, "PlaybackMode", ["LINEAR", "LOOP"]);
      const tier = checks.optionalChoice(input.Tier, "Tier", ["BASIC", "STANDARD"]) ?? "BASIC";
      const outputs = checks.given(input.Outputs, "Outputs");
      const tags = checks.tags(input.Tags, "Tags");
      const state = mediaTailorState(world, call);
      if (state.channels.some((entry) => entry.name === name)) {
        throw badRequest(`Channel ${name} exists already.`);
      }
      const now = world.now().toISOString();
      const entry: ChannelEntry = {
        name,
        arn: arnOf(call, "channel", name),
        settings: {
          FillerSlate: input.FillerSlate,
          Outputs: outputs.map((output) => withPlaybackUrl(output, name, call.region)),
          PlaybackMode: mode,
          Tier: tier,
          Audiences: input.Audiences,
        },
        tags,
        running: false,
        logTypes: [],
        createdAt: now,
        modifiedAt: now,
      };
      putChannel(state, entry);
      const { LogConfiguration: _, ...created } = wholeChannel(entry);
      return created;
    },
  };
}

function withPlaybackUrl(output: RequestOutputItem, channel: string, region: string): ResponseOutputItem {
  const manifest = checks.text(output.ManifestName, "Outputs.ManifestName", { minimum: 1, maximum: 512 });
  checks.text(output.SourceGroup, "Outputs.SourceGroup", { minimum: 1, maximum: 512 });
  const host = `channel-assembly.mediatailor.${region}.amazonaws.com`;
  return { ...output, PlaybackUrl: `https://${host}/v1/channel/${channel}/${manifest}.m3u8` };
}
