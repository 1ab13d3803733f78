import type {
  ConfigureLogsForChannelRequest,
  ConfigureLogsForChannelResponse,
} from "@aws-sdk/client-mediatailor";
import type { Operation } from "../gateway/operation.ts";
import { channelIn, checks, nameIn, onResource } from "./mediatailor-checks.ts";
import {
  type MediaTailorContext,
  mediaTailorRole,
  mediaTailorState,
  putChannel,
} from "./mediatailor-state.ts";
import { ensureRole } from "./role-on-demand.ts";

/**
 * `ConfigureLogsForChannel`: `AS_RUN` makes the role, an empty list ends the logs.
 *
 * Source: MediaTailor User Guide, "As Run log" (as of 2026-11-20).
 */
export function configureLogsForChannel({
  world,
}: MediaTailorContext): Operation<ConfigureLogsForChannelRequest, ConfigureLogsForChannelResponse> {
  return {
    mutates: true,
    authorization: ({ ChannelName }, call) =>
      onResource("ConfigureLogsForChannel", call, "channel", ChannelName),

    async answer(input, call) {
      const name = nameIn(input.ChannelName, "ChannelName");
      const logTypes = checks.given(input.LogTypes, "LogTypes");
      for (const type of logTypes) {
        checks.optionalChoice(type, "LogTypes", ["AS_RUN"]);
      }
      const state = mediaTailorState(world, call);
      channelIn(state, name);
      if (logTypes.includes("AS_RUN")) {
        await ensureRole(world, call, mediaTailorRole);
      }
      putChannel(state, { ...channelIn(state, name), logTypes: [...new Set(logTypes)] });
      return { ChannelName: name, LogTypes: [...logTypes] };
    },
  };
}
