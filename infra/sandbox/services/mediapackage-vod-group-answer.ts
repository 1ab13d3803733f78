import type { ConfigureLogsResponse, PackagingGroup } from "@aws-sdk/client-mediapackage-vod";
import { shownLogs } from "./mediapackage-access-logs.ts";
import type { MediaPackageOptions } from "./mediapackage-options.ts";
import type { GroupEntry } from "./mediapackage-vod-state.ts";

/** A packaging group as the API shows it when it was made or changed. */
export function changedGroup(entry: GroupEntry, options: MediaPackageOptions): ConfigureLogsResponse {
  const { arn, authorization, createdAt, domainName, egressLogGroup, id, tags } = entry;
  const logs = shownLogs(egressLogGroup, options);
  return {
    Arn: arn,
    ...(authorization === undefined ? {} : { Authorization: authorization }),
    CreatedAt: createdAt,
    DomainName: domainName,
    ...(logs === undefined ? {} : { EgressAccessLogs: logs }),
    Id: id,
    Tags: { ...tags },
  };
}

/** A packaging group as the API shows it when it is read. No assets are known here. */
export function wholeGroup(entry: GroupEntry, options: MediaPackageOptions): PackagingGroup {
  return { ...changedGroup(entry, options), ApproximateAssetCount: 0 };
}
