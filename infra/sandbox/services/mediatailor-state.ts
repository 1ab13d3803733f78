import type {
  AdsInteractionLog,
  Channel,
  LoggingStrategy,
  LogType,
  ManifestServiceInteractionLog,
  PutPlaybackConfigurationRequest,
} from "@aws-sdk/client-mediatailor";
import type { Call, RoleUsageEntry, World } from "../gateway/operation.ts";
import type { OwnedRole } from "./role-on-demand.ts";

/** The role that MediaTailor writes logs with. */
export const mediaTailorRole: OwnedRole = {
  principal: "mediatailor.amazonaws.com",
  roleName: "AWSServiceRoleForMediaTailor",
};

/** How MediaTailor behaves where AWS documents nothing. */
export interface MediaTailorOptions {
  /**
   * What becomes of log members that `ConfigureLogsForPlaybackConfiguration` leaves out: `reset` to their
   * defaults, or `keep` as they were. Default `reset`.
   */
  readonly omittedLogMembers: "reset" | "keep";
  /** True if setting logs to 0 % makes the role, too. Default false. */
  readonly zeroPercentMakesRole: boolean;
  /** True if logs that only CloudWatch vends need the role, too. Default false. */
  readonly vendedLogsUseRole: boolean;
  /** Items on a page when the caller does not say. Default 2: small, so that callers must page. */
  readonly pageItems: number;
  /** Most items on a page, whatever the caller says: AWS may answer with fewer than asked for. Default 100. */
  readonly mostPageItems: number;
}

/** What holds unless an option says otherwise. */
export const defaultMediaTailorOptions: MediaTailorOptions = {
  omittedLogMembers: "reset",
  zeroPercentMakesRole: false,
  vendedLogsUseRole: false,
  pageItems: 2,
  mostPageItems: 100,
};

/** What every MediaTailor operation has at hand. */
export interface MediaTailorContext {
  readonly world: World;
  readonly options: MediaTailorOptions;
}

/** The session logs of a playback configuration. */
export interface SessionLogs {
  /** Share of the sessions that are logged, 0 to 100. */
  readonly PercentEnabled: number;
  readonly EnabledLoggingStrategies: LoggingStrategy[];
  readonly AdsInteractionLog?: AdsInteractionLog;
  readonly ManifestServiceInteractionLog?: ManifestServiceInteractionLog;
}

/** A playback configuration. */
export interface PlaybackEntry {
  readonly name: string;
  readonly arn: string;
  readonly settings: Omit<PutPlaybackConfigurationRequest, "Name" | "Tags">;
  readonly tags: Readonly<Record<string, string>>;
  /** Absent until logs were configured for the first time; never absent again. */
  readonly logs?: SessionLogs;
}

/** A channel of channel assembly. Instants are ISO 8601. */
export interface ChannelEntry {
  readonly name: string;
  readonly arn: string;
  readonly settings: Pick<Channel, "FillerSlate" | "Outputs" | "PlaybackMode" | "Tier" | "Audiences">;
  readonly tags: Readonly<Record<string, string>>;
  readonly running: boolean;
  readonly logTypes: readonly LogType[];
  readonly createdAt: string;
  readonly modifiedAt: string;
}

/** What MediaTailor keeps of one account in one Region. Plain JSON: entries are replaced, never changed. */
export interface MediaTailorState {
  playbacks: readonly PlaybackEntry[];
  channels: readonly ChannelEntry[];
}

/** The state of one account in one Region. */
export function mediaTailorState(
  world: World,
  { account, region }: Pick<Call, "account" | "region">,
): MediaTailorState {
  return world.state<MediaTailorState>("mediatailor", account, region, () => ({
    playbacks: [],
    channels: [],
  }));
}

/** Puts a playback configuration in the place of the one of the same name, or adds it. */
export function putPlayback(state: MediaTailorState, entry: PlaybackEntry): void {
  state.playbacks = [...state.playbacks.filter(({ name }) => name !== entry.name), entry];
}

/** Puts a channel in the place of the one of the same name, or adds it. */
export function putChannel(state: MediaTailorState, entry: ChannelEntry): void {
  state.channels = [...state.channels.filter(({ name }) => name !== entry.name), entry];
}

/** True if MediaTailor writes these logs itself, which needs the role. Vended logs have permissions of their own. */
export function needsRole(logs: SessionLogs | undefined, { vendedLogsUseRole }: MediaTailorOptions): boolean {
  return (
    logs !== undefined &&
    logs.PercentEnabled > 0 &&
    (vendedLogsUseRole || logs.EnabledLoggingStrategies.includes("LEGACY_CLOUDWATCH"))
  );
}

/**
 * What keeps the role in use, in every Region: playback configurations that log sessions, and channels that log
 * as they run.
 *
 * Source: MediaTailor User Guide, "Using service-linked roles for MediaTailor" and "As Run log"
 * (as of 2026-11-20).
 */
export function logUsages(
  { world, options }: MediaTailorContext,
  account: string,
): readonly RoleUsageEntry[] {
  return world.regions
    .map((region) => {
      const { playbacks, channels } = mediaTailorState(world, { account, region });
      const logging = playbacks.filter(({ logs }) => needsRole(logs, options));
      const asRun = channels.filter(({ logTypes }) => logTypes.includes("AS_RUN"));
      return { region, resources: [...logging, ...asRun].map(({ arn }) => arn) };
    })
    .filter(({ resources }) => resources.length > 0);
}
