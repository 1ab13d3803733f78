import type { Call, RoleUsageEntry, World } from "../gateway/operation.ts";
import { found } from "./mediapackage-checks.ts";

/** Where an encoder sends a stream. User name and password are secrets. */
export interface IngestEntry {
  readonly id: string;
  readonly url: string;
  readonly username: string;
  readonly password: string;
}

/** A live channel. Instants are ISO 8601. */
export interface ChannelEntry {
  readonly id: string;
  /** Ends with an identifier that AWS makes up: it says nothing of the Id. */
  readonly arn: string;
  readonly description?: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly ingest: readonly IngestEntry[];
  /** Log group of what viewers ask for; absent while that is not logged. */
  readonly egressLogGroup?: string | undefined;
  /** Log group of what encoders send; absent while that is not logged. */
  readonly ingressLogGroup?: string | undefined;
  readonly createdAt: string;
}

/** What MediaPackage keeps of one account in one Region. Plain JSON: entries are replaced, never changed. */
export interface MediaPackageState {
  channels: readonly ChannelEntry[];
}

/** The state of one account in one Region. */
export function mediaPackageState(
  world: World,
  { account, region }: Pick<Call, "account" | "region">,
): MediaPackageState {
  return world.state<MediaPackageState>("mediapackage", account, region, () => ({ channels: [] }));
}

/** @throws {ServiceError} `NotFoundException`. */
export function channelIn({ channels }: MediaPackageState, id: string): ChannelEntry {
  return found(
    channels.find((entry) => entry.id === id),
    `channel ${id}`,
  );
}

/** Puts a channel in the place of the one of the same Id, or adds it. */
export function putChannel(state: MediaPackageState, entry: ChannelEntry): void {
  state.channels = [...state.channels.filter(({ id }) => id !== entry.id), entry];
}

/**
 * What keeps the role in use, in every Region: channels with an access log of either kind.
 *
 * Source: MediaPackage User Guide, "Access logging" (as of 2026-11-20).
 */
export function loggingChannels(world: World, account: string): readonly RoleUsageEntry[] {
  return world.regions
    .map((region) => ({
      region,
      resources: mediaPackageState(world, { account, region })
        .channels.filter(
          ({ egressLogGroup, ingressLogGroup }) => (egressLogGroup ?? ingressLogGroup) !== undefined,
        )
        .map(({ arn }) => arn),
    }))
    .filter(({ resources }) => resources.length > 0);
}
