import type { Chance } from "../chance.ts";
import type { Fault } from "./move.ts";

/** How each service says that it is asked too often. */
const throttles: Readonly<Record<string, { readonly code: string; readonly status: number }>> = {
  account: { code: "TooManyRequestsException", status: 429 },
  chime: { code: "ThrottledClientException", status: 429 },
  dynamodb: { code: "ProvisionedThroughputExceededException", status: 400 },
  events: { code: "ThrottlingException", status: 400 },
  iam: { code: "Throttling", status: 400 },
  ivs: { code: "ThrottlingException", status: 429 },
  lambda: { code: "TooManyRequestsException", status: 429 },
  mediapackage: { code: "TooManyRequestsException", status: 429 },
  "mediapackage-vod": { code: "TooManyRequestsException", status: 429 },
  mediatailor: { code: "TooManyRequestsException", status: 429 },
};

/** Calls of rolecall's functions and of the workflow, by service. */
const operations: Readonly<Record<string, readonly string[]>> = {
  account: ["ListRegions"],
  chime: [
    "ListAppInstances",
    "GetMessagingStreamingConfigurations",
    "DeleteMessagingStreamingConfigurations",
    "ListVoiceConnectors",
    "DeleteVoiceConnectorStreamingConfiguration",
  ],
  dynamodb: ["GetItem", "PutItem", "UpdateItem"],
  events: ["PutEvents"],
  iam: ["GetRole", "DeleteServiceLinkedRole", "GetServiceLinkedRoleDeletionStatus"],
  ivs: ["ListRecordingConfigurations", "ListChannels", "UpdateChannel", "DeleteRecordingConfiguration"],
  lambda: ["Invoke"],
  mediapackage: ["ListChannels", "ConfigureLogs"],
  "mediapackage-vod": ["ListPackagingGroups", "ConfigureLogs"],
  mediatailor: ["ListPlaybackConfigurations", "ListChannels", "ConfigureLogsForPlaybackConfiguration"],
};

/** Lists that say what uses a role: a Region where one fails cannot be read. */
const lists: readonly (readonly [service: string, operation: string])[] = [
  ["chime", "ListAppInstances"],
  ["chime", "ListVoiceConnectors"],
  ["ivs", "ListRecordingConfigurations"],
  ["mediapackage", "ListChannels"],
  ["mediatailor", "ListPlaybackConfigurations"],
];

/** Draws a call that fails some times, throttled or inside the service, or that takes a moment longer. */
export function drawDisturbance(chance: Chance): Fault {
  const service = chance.pick(Object.keys(operations));
  const operation = chance.pick(operations[service] ?? []);
  const rule = { service, operation, times: 1 + chance.below(7) };
  switch (chance.below(5)) {
    case 0:
      return { ...rule, latencyMilliseconds: 1 + chance.below(20) };
    case 1:
    case 2:
      return { ...rule, error: throttles[service] };
    default:
      return { ...rule, error: { code: "InternalFailure", status: chance.pick([500, 503]) } };
  }
}

/** Draws a Region that cannot be read, denied or out of order, until somebody mends it. */
export function drawDarkness(chance: Chance, region: string): readonly Fault[] {
  const error = chance.pick([
    { code: "AccessDeniedException", status: 403, message: "explicit deny in a service control policy" },
    { code: "InternalServerError", status: 500 },
  ]);
  return lists.map(([service, operation]) => ({ service, operation, region, error }));
}

/** Draws what IAM answers wrongly about deletions, so many times. */
export function drawIamTrouble(chance: Chance): Fault {
  const times = 1 + chance.below(4);
  const status = { service: "iam", operation: "GetServiceLinkedRoleDeletionStatus", times };
  switch (chance.below(6)) {
    case 0:
      return { ...status, answer: { Status: "FAILED" } };
    case 1:
      return { ...status, answer: { Status: "SUCCEEDED" } };
    case 2:
      return { ...status, answer: { Status: "IN_PROGRESS" }, times: times * 8 };
    case 3:
      return { ...status, error: { code: "NoSuchEntity", status: 404 } };
    case 4:
      return {
        ...status,
        answer: {
          Status: "FAILED",
          Reason: {
            Reason: "in use",
            RoleUsageList: [
              { Region: "us-east-1", Resources: ["arn:aws:ivs:us-east-1:111122223333:stage/AbCdEfGhIjKl"] },
            ],
          },
        },
      };
    default:
      return {
        service: "iam",
        operation: "DeleteServiceLinkedRole",
        times,
        error: { code: "AccessDenied", status: 403 },
      };
  }
}
