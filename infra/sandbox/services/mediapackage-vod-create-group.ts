import type {
  Authorization,
  CreatePackagingGroupRequest,
  CreatePackagingGroupResponse,
} from "@aws-sdk/client-mediapackage-vod";
import type { Operation } from "../gateway/operation.ts";
import { drawHex } from "./identifiers.ts";
import { logGroupIn } from "./mediapackage-access-logs.ts";
import { checks, idIn, unprocessable } from "./mediapackage-checks.ts";
import { type MediaPackageContext, mediaPackageRole } from "./mediapackage-options.ts";
import { changedGroup } from "./mediapackage-vod-group-answer.ts";
import { groupArn, onAnything } from "./mediapackage-vod-permissions.ts";
import {
  type GroupEntry,
  type MediaPackageVodState,
  mediaPackageVodState,
  putGroup,
} from "./mediapackage-vod-state.ts";
import { ensureRole } from "./role-on-demand.ts";

/**
 * `CreatePackagingGroup`: with access logs it makes the role. That a caller who hands over a role needs
 * `iam:PassRole` is left out; what a second group of its Id gets is not documented.
 */
export function createPackagingGroup({
  world,
  options,
}: MediaPackageContext): Operation<CreatePackagingGroupRequest, CreatePackagingGroupResponse> {
  return {
    mutates: true,
    authorization: () => onAnything("CreatePackagingGroup"),

    async answer(input, call) {
      const id = idIn(input.Id);
      const authorization = authorizationIn(input.Authorization);
      const egressLogGroup = logGroupIn(input.EgressAccessLogs, "EgressAccessLogs");
      const tags = checks.tags(input.Tags, "Tags");
      const state = mediaPackageVodState(world, call);
      refuseSecond(state, id);
      if (egressLogGroup !== undefined) {
        await ensureRole(world, call, mediaPackageRole);
        refuseSecond(state, id);
      }
      const entry: GroupEntry = {
        id,
        arn: groupArn(call, id),
        domainName: `${drawHex(world.random, 16)}.egress.mediapackage-vod.${call.region}.amazonaws.com`,
        ...(authorization === undefined ? {} : { authorization }),
        tags,
        egressLogGroup,
        createdAt: world.now().toISOString(),
      };
      putGroup(state, entry);
      return changedGroup(entry, options);
    },
  };
}

function refuseSecond({ groups }: MediaPackageVodState, id: string): void {
  if (groups.some((entry) => entry.id === id)) {
    throw unprocessable(`Packaging group ${id} exists already.`);
  }
}

function authorizationIn(value: Authorization | undefined): Authorization | undefined {
  const limits = { minimum: 1, maximum: 2048, pattern: /^arn:/ };
  return (
    value && {
      CdnIdentifierSecret: checks.text(
        value.CdnIdentifierSecret,
        "Authorization.CdnIdentifierSecret",
        limits,
      ),
      SecretsRoleArn: checks.text(value.SecretsRoleArn, "Authorization.SecretsRoleArn", limits),
    }
  );
}
