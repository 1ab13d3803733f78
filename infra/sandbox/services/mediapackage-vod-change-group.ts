import type {
  ConfigureLogsRequest,
  ConfigureLogsResponse,
  DeletePackagingGroupRequest,
} from "@aws-sdk/client-mediapackage-vod";
import type { Operation } from "../gateway/operation.ts";
import { logGroupIn } from "./mediapackage-access-logs.ts";
import { idIn } from "./mediapackage-checks.ts";
import { type MediaPackageContext, mediaPackageRole } from "./mediapackage-options.ts";
import { changedGroup } from "./mediapackage-vod-group-answer.ts";
import { onGroup } from "./mediapackage-vod-permissions.ts";
import { groupIn, mediaPackageVodState, putGroup } from "./mediapackage-vod-state.ts";
import { ensureRole } from "./role-on-demand.ts";

/**
 * `ConfigureLogs`: access logs that are declared are on, which makes the role; left out they are off.
 *
 * Source: MediaPackage User Guide, "Access logging" (as of 2026-11-20).
 */
export function configureLogs({
  world,
  options,
}: MediaPackageContext): Operation<ConfigureLogsRequest, ConfigureLogsResponse> {
  return {
    mutates: true,
    authorization: ({ Id }, call) => onGroup("ConfigureLogs", call, Id),

    async answer(input, call) {
      const id = idIn(input.Id);
      const egressLogGroup = logGroupIn(input.EgressAccessLogs, "EgressAccessLogs");
      const state = mediaPackageVodState(world, call);
      groupIn(state, id);
      if (egressLogGroup !== undefined) {
        await ensureRole(world, call, mediaPackageRole);
      }
      const entry = { ...groupIn(state, id), egressLogGroup };
      putGroup(state, entry);
      return changedGroup(entry, options);
    },
  };
}

/** `DeletePackagingGroup`: answers 202 on AWS, where it takes a time that is not documented; here the group is gone at once. */
export function deletePackagingGroup({
  world,
}: MediaPackageContext): Operation<DeletePackagingGroupRequest, object> {
  return {
    mutates: true,
    authorization: ({ Id }, call) => onGroup("DeletePackagingGroup", call, Id),

    answer(input, call) {
      const state = mediaPackageVodState(world, call);
      const entry = groupIn(state, idIn(input.Id));
      state.groups = state.groups.filter((other) => other !== entry);
      return {};
    },
  };
}
