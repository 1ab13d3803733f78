import type {
  DeleteChannelRequest,
  StartChannelRequest,
  StopChannelRequest,
} from "@aws-sdk/client-mediatailor";
import type { Operation } from "../gateway/operation.ts";
import { badRequest, channelIn, nameIn, onResource } from "./mediatailor-checks.ts";
import { type MediaTailorContext, mediaTailorState, putChannel } from "./mediatailor-state.ts";

/** `DeleteChannel`: only a stopped one. */
export function deleteChannel({ world }: MediaTailorContext): Operation<DeleteChannelRequest, object> {
  return {
    mutates: true,
    authorization: ({ ChannelName }, call) => onResource("DeleteChannel", call, "channel", ChannelName),

    answer(input, call) {
      const state = mediaTailorState(world, call);
      const entry = channelIn(state, nameIn(input.ChannelName, "ChannelName"));
      if (entry.running) {
        throw badRequest(`Channel ${entry.name} is running: stop it before it can be deleted.`);
      }
      state.channels = state.channels.filter((other) => other !== entry);
      return {};
    },
  };
}

/** `StartChannel`. */
export function startChannel(context: MediaTailorContext): Operation<StartChannelRequest, object> {
  return setRunning(context, "StartChannel", true);
}

/** `StopChannel`. */
export function stopChannel(context: MediaTailorContext): Operation<StopChannelRequest, object> {
  return setRunning(context, "StopChannel", false);
}

function setRunning(
  { world }: MediaTailorContext,
  action: string,
  running: boolean,
): Operation<StartChannelRequest, object> {
  return {
    mutates: true,
    authorization: ({ ChannelName }, call) => onResource(action, call, "channel", ChannelName),

    answer(input, call) {
      const state = mediaTailorState(world, call);
      const entry = channelIn(state, nameIn(input.ChannelName, "ChannelName"));
      putChannel(state, { ...entry, running, modifiedAt: world.now().toISOString() });
      return {};
    },
  };
}
