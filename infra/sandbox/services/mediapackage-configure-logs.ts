import type { ConfigureLogsRequest, ConfigureLogsResponse } from "@aws-sdk/client-mediapackage";
import type { Operation } from "../gateway/operation.ts";
import { logGroupIn } from "./mediapackage-access-logs.ts";
import { wholeChannel, withoutSecrets } from "./mediapackage-channel-answer.ts";
import { idIn } from "./mediapackage-checks.ts";
import { type MediaPackageContext, mediaPackageRole } from "./mediapackage-options.ts";
import { onChannel } from "./mediapackage-permissions.ts";
import { channelIn, mediaPackageState, putChannel } from "./mediapackage-state.ts";
import { ensureRole } from "./role-on-demand.ts";

/**
 * `ConfigureLogs`: the logs that are declared are on, which makes the role; all others are off.
 *
 * Source: MediaPackage User Guide, "Access logging" (as of 2026-11-20).
 */
export function configureLogs(
  context: MediaPackageContext,
): Operation<ConfigureLogsRequest, ConfigureLogsResponse> {
  const { world, options } = context;
  return {
    mutates: true,
    authorization: ({ Id }, call) => onChannel(options.configureLogsAction, context, call, Id),
    responseElements: withoutSecrets,

    async answer(input, call) {
      const id = idIn(input.Id);
      const egressLogGroup = logGroupIn(input.EgressAccessLogs, "EgressAccessLogs");
      const ingressLogGroup = logGroupIn(input.IngressAccessLogs, "IngressAccessLogs");
      const state = mediaPackageState(world, call);
      channelIn(state, id);
      if ((egressLogGroup ?? ingressLogGroup) !== undefined) {
        await ensureRole(world, call, mediaPackageRole);
      }
      const entry = { ...channelIn(state, id), egressLogGroup, ingressLogGroup };
      putChannel(state, entry);
      return wholeChannel(entry, options);
    },
  };
}
