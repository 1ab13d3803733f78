import * as client from "../gateway/mediapackage-vod-schema.ts";
import type { Call, FakeService, World } from "../gateway/operation.ts";
import { offer } from "./mediapackage-offer.ts";
import {
  defaultMediaPackageOptions,
  type MediaPackageContext,
  type MediaPackageOptions,
  mediaPackageRole,
} from "./mediapackage-options.ts";
import { VOD_REGIONS } from "./mediapackage-regions.ts";
import { tagOperations } from "./mediapackage-tags.ts";
import { configureLogs, deletePackagingGroup } from "./mediapackage-vod-change-group.ts";
import { createPackagingGroup } from "./mediapackage-vod-create-group.ts";
import { describePackagingGroup, listPackagingGroups } from "./mediapackage-vod-read-groups.ts";
import { loggingGroups, mediaPackageVodState, putGroup } from "./mediapackage-vod-state.ts";

/**
 * AWS Elemental MediaPackage VOD: packaging groups with access logs. It has its role in common with MediaPackage
 * live, makes it with the first logs, and every group that logs keeps it in use.
 */
export function mediaPackageVodService(
  world: World,
  options: Partial<MediaPackageOptions> = {},
): FakeService {
  const context: MediaPackageContext = { world, options: { ...defaultMediaPackageOptions, ...options } };
  world.provideUsages(mediaPackageRole.roleName, (account) => loggingGroups(world, account));
  return {
    signingName: "mediapackage-vod",
    eventSource: "mediapackage-vod.amazonaws.com",
    global: false,
    eventNames: "lower-first",
    client,
    operations: offer(
      { regions: VOD_REGIONS, logged: context.options.vodCallsLogged },
      {
        ConfigureLogs: configureLogs(context),
        CreatePackagingGroup: createPackagingGroup(context),
        DeletePackagingGroup: deletePackagingGroup(context),
        DescribePackagingGroup: describePackagingGroup(context),
        ListPackagingGroups: listPackagingGroups(context),
        ...tagOperations({
          prefix: "mediapackage-vod",
          find: (arn, call) => taggedGroup(context, arn, call),
        }),
      },
    ),
  };
}

function taggedGroup({ world }: MediaPackageContext, arn: string, call: Call) {
  const state = mediaPackageVodState(world, call);
  const entry = state.groups.find((group) => group.arn === arn);
  return (
    entry && {
      tags: entry.tags,
      retag: (tags: Readonly<Record<string, string>>) => putGroup(state, { ...entry, tags }),
    }
  );
}
