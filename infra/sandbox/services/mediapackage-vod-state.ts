import type { Authorization as CdnAuthorization } from "@aws-sdk/client-mediapackage-vod";
import type { Call, RoleUsageEntry, World } from "../gateway/operation.ts";
import { found } from "./mediapackage-checks.ts";

/** A packaging group. Instants are ISO 8601. */
export interface GroupEntry {
  readonly id: string;
  readonly arn: string;
  readonly domainName: string;
  readonly authorization?: CdnAuthorization;
  readonly tags: Readonly<Record<string, string>>;
  /** Log group of what viewers ask for; absent while that is not logged. */
  readonly egressLogGroup?: string | undefined;
  readonly createdAt: string;
}

/** What MediaPackage VOD keeps of one account in one Region. Plain JSON: entries are replaced, never changed. */
export interface MediaPackageVodState {
  groups: readonly GroupEntry[];
}

/** The state of one account in one Region. */
export function mediaPackageVodState(
  world: World,
  { account, region }: Pick<Call, "account" | "region">,
): MediaPackageVodState {
  return world.state<MediaPackageVodState>("mediapackage-vod", account, region, () => ({ groups: [] }));
}

/** @throws {ServiceError} `NotFoundException`. */
export function groupIn({ groups }: MediaPackageVodState, id: string): GroupEntry {
  return found(
    groups.find((entry) => entry.id === id),
    `packaging group ${id}`,
  );
}

/** Puts a packaging group in the place of the one of the same Id, or adds it. */
export function putGroup(state: MediaPackageVodState, entry: GroupEntry): void {
  state.groups = [...state.groups.filter(({ id }) => id !== entry.id), entry];
}

/**
 * What keeps the role in use, in every Region: packaging groups with an access log.
 *
 * Source: MediaPackage User Guide, "Access logging" (as of 2026-11-20).
 */
export function loggingGroups(world: World, account: string): readonly RoleUsageEntry[] {
  return world.regions
    .map((region) => ({
      region,
      resources: mediaPackageVodState(world, { account, region })
        .groups.filter(({ egressLogGroup }) => egressLogGroup !== undefined)
        .map(({ arn }) => arn),
    }))
    .filter(({ resources }) => resources.length > 0);
}
