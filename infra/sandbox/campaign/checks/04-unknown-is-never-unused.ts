import { messagingRegions } from "../../services/chime-regions.ts";
import type { CallTrace, Change, Trace } from "../trace/trace.ts";
import type { Check } from "./check.ts";
import { purposeOf, rolesOf, runsBehind, tell } from "./runs-at.ts";

/** The lists that say what uses a role. */
const listsOf: Readonly<Record<string, readonly (readonly [service: string, operation: string])[]>> = {
  AWSServiceRoleForIVSRecordToS3: [["ivs", "ListRecordingConfigurations"]],
  AWSServiceRoleForMediaTailor: [
    ["mediatailor", "ListPlaybackConfigurations"],
    ["mediatailor", "ListChannels"],
  ],
  AWSServiceRoleForMediaPackage: [
    ["mediapackage", "ListChannels"],
    ["mediapackage-vod", "ListPackagingGroups"],
  ],
  AWSServiceRoleForAmazonChimeVoiceConnector: [
    ["chime", "ListVoiceConnectors"],
    ["chime", "ListSipMediaApplications"],
  ],
  AWSServiceRoleForChimeSDKMessaging: [["chime", "ListAppInstances"]],
  AmazonChimeServiceChatStreamingAccess: [["chime", "ListAppInstances"]],
};

/** Invariant 4: before a role is deleted, or called unused, each of its Regions was read in the same pass. */
export const unknownIsNeverUnused: Check = (trace) => [
  ...trace.changes
    .filter((change) => purposeOf(change) === "delete" && change.error === undefined)
    .flatMap((change) => unreadBefore(trace, change)),
  ...trace.published
    .filter(({ what, detail }) => what === "Record Changed" && detail["to"] === "unused")
    .flatMap(({ at, detail }) =>
      unread(trace, String(detail["roleName"]), (call) => call.at === at).map(
        (where) => `${detail["roleName"]} was called unused at ${at}, though ${where} was not read`,
      ),
    ),
];

function unreadBefore(trace: Trace, change: Change): readonly string[] {
  const [roleName = ""] = rolesOf(change);
  const looks = runsBehind(trace, change).flatMap(({ entered }) =>
    entered.filter(({ state, at }) => state === "FindUsages" && at <= change.at).map(({ at }) => at),
  );
  const since = looks.toSorted().at(-1) ?? change.at;
  const isOfLook = ({ at, by, index }: Change) =>
    by === "rolecall-find-usages" && at >= since && index < change.index;
  return unread(trace, roleName, isOfLook).map(
    (where) => `${tell(change)}, though ${where} was not read in the look of ${since}`,
  );
}

/** Which lists were not read with success by any of these calls, and where. */
function unread(
  { calls, regions }: Trace,
  roleName: string,
  isOfPass: (call: CallTrace) => boolean,
): readonly string[] {
  const read = new Set(
    calls
      .filter((call) => call.error === undefined && isOfPass(call))
      .map(({ service, operation, region }) => `${service}:${operation} in ${region}`),
  );
  return (listsOf[roleName] ?? [])
    .flatMap(([service, operation]) =>
      regions
        .filter((region) => operation !== "ListAppInstances" || messagingRegions.includes(region))
        .map((region) => `${service}:${operation} in ${region}`),
    )
    .filter((where) => !read.has(where));
}
