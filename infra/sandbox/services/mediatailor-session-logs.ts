import type {
  ConfigureLogsForPlaybackConfigurationRequest,
  ConfigureLogsForPlaybackConfigurationResponse,
  LoggingStrategy,
} from "@aws-sdk/client-mediatailor";
import type { Operation } from "../gateway/operation.ts";
import { checks, nameIn, onResource, playbackIn } from "./mediatailor-checks.ts";
import {
  type MediaTailorContext,
  type MediaTailorOptions,
  mediaTailorRole,
  mediaTailorState,
  needsRole,
  putPlayback,
  type SessionLogs,
} from "./mediatailor-state.ts";
import { ensureRole } from "./role-on-demand.ts";

/** What a playback configuration logs with when nobody says otherwise. */
const DEFAULT_STRATEGIES: readonly LoggingStrategy[] = ["LEGACY_CLOUDWATCH"];

/**
 * `ConfigureLogsForPlaybackConfiguration`: sets the share of sessions that are logged, and makes the role when
 * the logs need it.
 *
 * Source: MediaTailor User Guide, log configuration (text of June 2023, as of 2026-11-20).
 */
export function configureLogsForPlaybackConfiguration({
  world,
  options,
}: MediaTailorContext): Operation<
  ConfigureLogsForPlaybackConfigurationRequest,
  ConfigureLogsForPlaybackConfigurationResponse
> {
  return {
    mutates: true,
    authorization: ({ PlaybackConfigurationName }, call) =>
      onResource(
        "ConfigureLogsForPlaybackConfiguration",
        call,
        "playbackConfiguration",
        PlaybackConfigurationName,
      ),

    async answer(input, call) {
      const name = nameIn(input.PlaybackConfigurationName, "PlaybackConfigurationName");
      const state = mediaTailorState(world, call);
      const logs = newLogs(input, playbackIn(state, name).logs, options);
      if (needsRole(logs, options) || (logs.PercentEnabled === 0 && options.zeroPercentMakesRole)) {
        await ensureRole(world, call, mediaTailorRole);
      }
      putPlayback(state, { ...playbackIn(state, name), logs });
      return { PlaybackConfigurationName: name, ...logs };
    },
  };
}

function newLogs(
  input: ConfigureLogsForPlaybackConfigurationRequest,
  before: SessionLogs | undefined,
  { omittedLogMembers }: MediaTailorOptions,
): SessionLogs {
  const given = checks.given(input.PercentEnabled, "PercentEnabled");
  const percent = checks.optionalNumber(given, "PercentEnabled", { minimum: 0, maximum: 100 }) ?? given;
  for (const strategy of input.EnabledLoggingStrategies ?? []) {
    checks.optionalChoice(strategy, "EnabledLoggingStrategies", ["LEGACY_CLOUDWATCH", "VENDED_LOGS"]);
  }
  const kept = omittedLogMembers === "keep" ? before : undefined;
  const strategies = input.EnabledLoggingStrategies ?? kept?.EnabledLoggingStrategies ?? DEFAULT_STRATEGIES;
  const ads = input.AdsInteractionLog ?? kept?.AdsInteractionLog;
  const manifests = input.ManifestServiceInteractionLog ?? kept?.ManifestServiceInteractionLog;
  return {
    PercentEnabled: percent,
    EnabledLoggingStrategies: [...strategies],
    ...(ads === undefined ? {} : { AdsInteractionLog: ads }),
    ...(manifests === undefined ? {} : { ManifestServiceInteractionLog: manifests }),
  };
}
