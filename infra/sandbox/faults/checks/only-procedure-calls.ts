import type { CallEntry } from "../../gateway/call-log.ts";

/** What AWS's own clean-up procedures of the five services change, and the deletion of the role itself. */
const DECOMMISSIONS: readonly string[] = [
  "chime:DeleteMessagingStreamingConfigurations",
  "chime:DeleteVoiceConnectorStreamingConfiguration",
  "iam:DeleteServiceLinkedRole",
  "ivs:DeleteRecordingConfiguration",
  "ivs:UpdateChannel",
  "mediapackage-vod:ConfigureLogs",
  "mediapackage:ConfigureLogs",
  "mediatailor:ConfigureLogsForChannel",
  "mediatailor:ConfigureLogsForPlaybackConfiguration",
];

/** What putting that back changes beyond it. */
const RESTORES: readonly string[] = [
  "chime:PutMessagingStreamingConfigurations",
  "chime:PutVoiceConnectorStreamingConfiguration",
  "iam:CreateServiceLinkedRole",
  "iam:TagRole",
  "iam:UpdateRole",
  "ivs:CreateRecordingConfiguration",
];

/** Says which changes are none of a decommission's, or of a restore's where there was one. */
export function onlyProcedureCalls(changes: readonly CallEntry[], restores: boolean): readonly string[] {
  const allowed = restores ? [...DECOMMISSIONS, ...RESTORES] : DECOMMISSIONS;
  const made = new Set(changes.map(({ service, operation }) => `${service}:${operation}`));
  return [...made].filter((name) => !allowed.includes(name)).map((name) => `rolecall called ${name}`);
}
