import type {
  DescribePackagingGroupRequest,
  DescribePackagingGroupResponse,
  ListPackagingGroupsRequest,
  ListPackagingGroupsResponse,
} from "@aws-sdk/client-mediapackage-vod";
import type { Operation } from "../gateway/operation.ts";
import { checks, idIn, pageRequest } from "./mediapackage-checks.ts";
import type { MediaPackageContext } from "./mediapackage-options.ts";
import { wholeGroup } from "./mediapackage-vod-group-answer.ts";
import { onAnything, onGroup } from "./mediapackage-vod-permissions.ts";
import { groupIn, mediaPackageVodState } from "./mediapackage-vod-state.ts";
import { cutPage } from "./paging.ts";

/** `DescribePackagingGroup`. */
export function describePackagingGroup({
  world,
  options,
}: MediaPackageContext): Operation<DescribePackagingGroupRequest, DescribePackagingGroupResponse> {
  return {
    mutates: false,
    authorization: ({ Id }, call) => onGroup("DescribePackagingGroup", call, Id),
    answer: (input, call) => wholeGroup(groupIn(mediaPackageVodState(world, call), idIn(input.Id)), options),
  };
}

/** `ListPackagingGroups`: all of a Region, page by page. */
export function listPackagingGroups(
  context: MediaPackageContext,
): Operation<ListPackagingGroupsRequest, ListPackagingGroupsResponse> {
  return {
    mutates: false,
    authorization: () => onAnything("ListPackagingGroups"),

    answer(input, call) {
      const request = pageRequest(input, context);
      const { groups } = mediaPackageVodState(context.world, call);
      const page = cutPage(groups, ({ id }) => id, request, checks.refuse);
      return {
        PackagingGroups: page.items.map((entry) => wholeGroup(entry, context.options)),
        ...(page.nextToken === undefined ? {} : { NextToken: page.nextToken }),
      };
    },
  };
}
