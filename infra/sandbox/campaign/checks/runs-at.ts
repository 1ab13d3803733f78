import { cast, chatRoleNames } from "../history/theatre.ts";
import type { Change, PlanTrace, RunTrace, Trace } from "../trace/trace.ts";

/** Names of the roles that a change can be about. */
export function rolesOf({ service, operation, parameters }: Change): readonly string[] {
  switch (service) {
    case "iam": {
      const { roleName, aWSServiceName } = parameters ?? {};
      return cast
        .filter((role) => role.roleName === roleName || role.principal === aWSServiceName)
        .map((role) => role.roleName);
    }
    case "chime":
      return operation.includes("Messaging") ? chatRoleNames : ["AWSServiceRoleForAmazonChimeVoiceConnector"];
    case "ivs":
      return ["AWSServiceRoleForIVSRecordToS3"];
    case "mediapackage":
    case "mediapackage-vod":
      return ["AWSServiceRoleForMediaPackage"];
    case "mediatailor":
      return ["AWSServiceRoleForMediaTailor"];
    default:
      return [];
  }
}

/** True while an execution is on its way, its first and last instants included. */
export function isOnItsWay({ startedAt, stoppedAt }: RunTrace, at: string): boolean {
  return startedAt <= at && (stoppedAt === undefined || at <= stoppedAt);
}

/** The runs that can have made a change: on their way then, for a role that it is about, in the function's workflow. */
export function runsBehind({ runs }: Trace, change: Change): readonly RunTrace[] {
  const roles = rolesOf(change);
  const machine = change.by.startsWith("rolecall-restore-")
    ? "restore-role"
    : change.by === "rolecall-put-back-role"
      ? "remediate-role"
      : "decommission-role";
  return runs.filter(
    (run) =>
      run.machine === machine &&
      run.roleName !== undefined &&
      roles.includes(run.roleName) &&
      isOnItsWay(run, change.at),
  );
}

/** The usage of a plan that a change is about; where CloudTrail does not tell, one of that kind in that Region. */
export function plannedTarget(plan: PlanTrace, change: Change): PlanTrace["usages"][number] | undefined {
  const { region, service, parameters } = change;
  const inRegion = plan.usages.filter((usage) => usage.region === region);
  if (parameters === undefined) {
    return inRegion.find(({ arn }) => arn.startsWith(`arn:aws:${service}:`));
  }
  const named = Object.values(parameters).filter((value) => typeof value === "string");
  return inRegion.find(({ arn, id, kind }) =>
    [arn, id, arn.slice(arn.lastIndexOf("/") + 1)].some(
      (name) => name !== undefined && named.includes(name) && fits(kind, change),
    ),
  );
}

/** A playback configuration and a channel may have the same name. */
function fits(kind: string, { operation }: Change): boolean {
  switch (operation) {
    case "ConfigureLogsForChannel":
      return kind === "channel";
    case "ConfigureLogsForPlaybackConfiguration":
      return kind === "playback-configuration";
    default:
      return true;
  }
}

/** Says a change in a few words. */
export function tell({ at, by, service, operation, region, parameters }: Change): string {
  return `${by} called ${service}:${operation} in ${region} at ${at}${parameters === undefined ? "" : ` (${JSON.stringify(parameters)})`}`;
}

/** What a function of rolecall changes: it releases, deletes roles, restores, or mends what a finding tells of. */
export type Purpose = "release" | "delete" | "restore" | "put-back";

/** What a change is for; `undefined` if no function of rolecall may make it at all. */
export function purposeOf({ by, service, operation }: Change): Purpose | undefined {
  const purpose = (
    [
      ["rolecall-release-usage", "release"],
      ["rolecall-submit-deletion", "delete"],
      ["rolecall-restore-usage", "restore"],
      ["rolecall-put-back-role", "put-back"],
    ] as const
  ).find(([name]) => by === name)?.[1];
  return purpose !== undefined && ALLOWED[purpose].includes(`${service}:${operation}`) ? purpose : undefined;
}

/** What AWS's own clean-up procedures say, and what undoes it. */
const ALLOWED: Readonly<Record<Purpose, readonly string[]>> = {
  release: [
    "chime:DeleteMessagingStreamingConfigurations",
    "chime:DeleteVoiceConnectorStreamingConfiguration",
    "ivs:DeleteRecordingConfiguration",
    "ivs:UpdateChannel",
    "mediapackage:ConfigureLogs",
    "mediapackage-vod:ConfigureLogs",
    "mediatailor:ConfigureLogsForChannel",
    "mediatailor:ConfigureLogsForPlaybackConfiguration",
  ],
  delete: ["iam:DeleteServiceLinkedRole"],
  restore: [
    "chime:PutMessagingStreamingConfigurations",
    "chime:PutVoiceConnectorStreamingConfiguration",
    "iam:CreateServiceLinkedRole",
    "iam:TagRole",
    "iam:UntagRole",
    "iam:UpdateRole",
    "iam:UpdateRoleDescription",
    "ivs:CreateRecordingConfiguration",
    "ivs:UpdateChannel",
    "mediapackage:ConfigureLogs",
    "mediapackage-vod:ConfigureLogs",
    "mediatailor:ConfigureLogsForChannel",
    "mediatailor:ConfigureLogsForPlaybackConfiguration",
  ],
  "put-back": [
    "iam:CreateServiceLinkedRole",
    "iam:TagRole",
    "iam:UntagRole",
    "iam:UpdateRole",
    "iam:UpdateRoleDescription",
  ],
};
