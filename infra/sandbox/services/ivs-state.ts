import type { Channel, RecordingConfiguration } from "@aws-sdk/client-ivs";
import type { Call, RoleUsageEntry, World } from "../gateway/operation.ts";
import type { OwnedRole } from "./role-on-demand.ts";

/** The role that IVS records with. */
export const ivsRole: OwnedRole = {
  principal: "ivs.amazonaws.com",
  roleName: "AWSServiceRoleForIVSRecordToS3",
};

/** How IVS behaves where AWS promises nothing. All times in seconds of the world's clock. */
export interface IvsOptions {
  /** From the creation of a recording configuration until it is active or has failed. Default 3. */
  readonly creatingSeconds: number;
  /** From the deletion of a recording configuration until it is gone. Default 2. */
  readonly deletingSeconds: number;
  /**
   * The Region a bucket is in, if it is known. A configuration in us-east-1 whose bucket is elsewhere ends as
   * `CREATE_FAILED`. Default: every bucket is in the right Region.
   */
  readonly bucketRegion: (bucketName: string) => string | undefined;
  /** Items on a page when the caller does not say. Default 2: small, so that callers must page. */
  readonly pageItems: number;
  /** Most items on a page, whatever the caller says: AWS may answer with fewer than asked for. Default 100. */
  readonly mostPageItems: number;
}

/** What holds unless an option says otherwise. */
export const defaultIvsOptions: IvsOptions = {
  creatingSeconds: 3,
  deletingSeconds: 2,
  bucketRegion: () => undefined,
  pageItems: 2,
  mostPageItems: 100,
};

/** What every IVS operation has at hand. */
export interface IvsContext {
  readonly world: World;
  readonly options: IvsOptions;
}

/** A stream that is live. Instants are ISO 8601. */
export interface StreamEntry {
  readonly id: string;
  readonly startedAt: string;
}

/** A channel with its arn, and its stream while it is live. */
export interface ChannelEntry {
  readonly arn: string;
  readonly channel: Omit<Channel, "arn">;
  readonly stream?: StreamEntry;
}

/** A recording configuration; its state follows from the time. Instants are ISO 8601. */
export interface RecordingEntry {
  readonly arn: string;
  readonly configuration: Omit<RecordingConfiguration, "arn" | "state">;
  readonly createdAt: string;
  /** When the creation ends, well or not. */
  readonly readyAt: string;
  readonly fails: boolean;
  /** Set once its deletion was asked for. */
  readonly goneAt?: string;
}

/** What IVS keeps of one account in one Region. Plain JSON: entries are replaced, never changed. */
export interface IvsState {
  channels: readonly ChannelEntry[];
  recordings: readonly RecordingEntry[];
}

/** The state of one account in one Region, without what is gone by now. */
export function ivsState(world: World, { account, region }: Pick<Call, "account" | "region">): IvsState {
  const state = world.state<IvsState>("ivs", account, region, () => ({ channels: [], recordings: [] }));
  const now = world.now().getTime();
  state.recordings = state.recordings.filter(
    ({ goneAt }) => goneAt === undefined || Date.parse(goneAt) > now,
  );
  return state;
}

/** Puts a channel in the place of the one of the same ARN. */
export function replaceChannel(state: IvsState, entry: ChannelEntry): void {
  state.channels = state.channels.map((channel) => (channel.arn === entry.arn ? entry : channel));
}

/**
 * What keeps the role in use: every recording configuration in any state, in every Region.
 *
 * Source: Amazon IVS User Guide, "Using Service-Linked Roles for Amazon IVS" (as of 2026-11-20).
 */
export function recordingUsages(world: World, account: string): readonly RoleUsageEntry[] {
  return world.regions
    .map((region) => ({
      region,
      resources: ivsState(world, { account, region }).recordings.map(({ arn }) => arn),
    }))
    .filter(({ resources }) => resources.length > 0);
}
