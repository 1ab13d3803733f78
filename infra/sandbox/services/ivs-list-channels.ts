import type { ChannelSummary, ListChannelsRequest, ListChannelsResponse } from "@aws-sdk/client-ivs";
import type { Operation } from "../gateway/operation.ts";
import { checks, conflict, nameLimits, onResource, pageRequest, recordingArnOrEmpty } from "./ivs-checks.ts";
import { type ChannelEntry, type IvsContext, ivsState } from "./ivs-state.ts";
import { cutPage } from "./paging.ts";

/**
 * `ListChannels`: all of a Region, or those of one name or recording configuration; not both filters.
 *
 * Source: documentation in @aws-sdk/client-ivs 3.1136.0, ListChannels (read 2026-11-20).
 */
export function listChannels(context: IvsContext): Operation<ListChannelsRequest, ListChannelsResponse> {
  return {
    mutates: false,
    authorization: (_input, call) => onResource("ListChannels", call, "channel"),

    answer(input, call) {
      const { filterByName: name, filterByRecordingConfigurationArn: recording } = input;
      checks.optionalText(name, "filterByName", nameLimits);
      checks.optionalText(recording, "filterByRecordingConfigurationArn", recordingArnOrEmpty);
      if (name !== undefined && recording !== undefined) {
        throw conflict("Only one filter can be used at a time.");
      }
      const request = pageRequest(input, context);
      const channels = ivsState(context.world, call).channels.filter(
        ({ channel }) =>
          (name === undefined || channel.name === name) &&
          (recording === undefined || channel.recordingConfigurationArn === recording),
      );
      const page = cutPage(channels, ({ arn }) => arn, request, checks.refuse);
      return { channels: page.items.map(summary), nextToken: page.nextToken };
    },
  };
}

function summary({ arn, channel }: ChannelEntry): ChannelSummary {
  const { name, latencyMode, authorized, recordingConfigurationArn, tags, insecureIngest, type, preset } =
    channel;
  return {
    arn,
    name,
    latencyMode,
    authorized,
    recordingConfigurationArn,
    tags,
    insecureIngest,
    type,
    preset,
  };
}
