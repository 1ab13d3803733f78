import type {
  GetStreamRequest,
  GetStreamResponse,
  ListStreamsRequest,
  ListStreamsResponse,
  StopStreamRequest,
  StopStreamResponse,
  StreamSummary,
} from "@aws-sdk/client-ivs";
import { type Operation, ServiceError, type World } from "../gateway/operation.ts";
import { drawHex } from "./identifiers.ts";
import { channelArnIn, channelIn, channelOf, checks, onResource, pageRequest } from "./ivs-checks.ts";
import {
  type ChannelEntry,
  type IvsContext,
  ivsState,
  replaceChannel,
  type StreamEntry,
} from "./ivs-state.ts";
import { cutPage } from "./paging.ts";

/** A channel in one account and Region. */
interface ChannelPlace {
  readonly account: string;
  readonly region: string;
  readonly channelArn: string;
}

/**
 * Begins a broadcast, as encoder software would: there is no API call for it. A channel that is live stays so.
 *
 * @throws {ServiceError} `ResourceNotFoundException` if there is no such channel.
 */
export function startStream(world: World, { account, region, channelArn }: ChannelPlace): void {
  const state = ivsState(world, { account, region });
  const entry = channelIn(state, channelArn);
  const stream = { id: `st-${drawHex(() => world.random(), 23)}`, startedAt: world.now().toISOString() };
  replaceChannel(state, { ...entry, stream: entry.stream ?? stream });
}

/**
 * Ends a broadcast from the encoder's side; does nothing when there is none.
 *
 * @throws {ServiceError} `ResourceNotFoundException` if there is no such channel.
 */
export function endStream(world: World, { account, region, channelArn }: ChannelPlace): void {
  const state = ivsState(world, { account, region });
  const { arn, channel } = channelIn(state, channelArn);
  replaceChannel(state, { arn, channel });
}

/**
 * `GetStream`: the live stream of a channel; `ChannelNotBroadcasting` when it is idle.
 *
 * Source: documentation in @aws-sdk/client-ivs 3.1136.0, GetStream (read 2026-11-20).
 */
export function getStream(context: IvsContext): Operation<GetStreamRequest, GetStreamResponse> {
  return {
    mutates: false,
    authorization: ({ channelArn }, call) => onResource("GetStream", call, "channel", channelArn),

    answer(input, call) {
      const [, entry] = channelOf(context, call, channelArnIn(input.channelArn, "channelArn"));
      return { stream: { ...summary(entry, broadcast(entry)), playbackUrl: entry.channel.playbackUrl } };
    },
  };
}

/** `ListStreams`: the channels of a Region that are live; all of these streams are healthy. */
export function listStreams(context: IvsContext): Operation<ListStreamsRequest, ListStreamsResponse> {
  return {
    mutates: false,
    authorization: (_input, call) => onResource("ListStreams", call, "channel"),

    answer(input, call) {
      const health = checks.optionalChoice(input.filterBy?.health, "filterBy.health", [
        "HEALTHY",
        "STARVING",
        "UNKNOWN",
      ]);
      const request = pageRequest(input, context);
      const live = ivsState(context.world, call)
        .channels.flatMap((entry) => (entry.stream === undefined ? [] : [summary(entry, entry.stream)]))
        .filter((stream) => health === undefined || stream.health === health);
      const page = cutPage(live, ({ channelArn = "" }) => channelArn, request, checks.refuse);
      return { streams: [...page.items], nextToken: page.nextToken };
    },
  };
}

/** `StopStream`: cuts the viewers off. A real encoder would connect again; here it does not. */
export function stopStream(context: IvsContext): Operation<StopStreamRequest, StopStreamResponse> {
  return {
    mutates: true,
    authorization: ({ channelArn }, call) => onResource("StopStream", call, "channel", channelArn),

    answer(input, call) {
      const [state, entry] = channelOf(context, call, channelArnIn(input.channelArn, "channelArn"));
      broadcast(entry);
      replaceChannel(state, { arn: entry.arn, channel: entry.channel });
      return {};
    },
  };
}

function broadcast({ arn, stream }: ChannelEntry): StreamEntry {
  if (stream === undefined) {
    throw new ServiceError("ChannelNotBroadcasting", `Channel ${arn} is not broadcasting.`, 404);
  }
  return stream;
}

function summary({ arn }: ChannelEntry, { id, startedAt }: StreamEntry): StreamSummary {
  return {
    channelArn: arn,
    streamId: id,
    state: "LIVE",
    health: "HEALTHY",
    viewerCount: 0,
    startTime: new Date(startedAt),
  };
}
