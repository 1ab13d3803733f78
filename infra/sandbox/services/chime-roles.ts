import type { StreamingConfiguration } from "@aws-sdk/client-chime-sdk-voice";
import type { RoleUsageEntry } from "../gateway/operation.ts";
import type { ChimeContext, ChimeOptions } from "./chime-options.ts";
import { type ChimeState, chimeState } from "./chime-state.ts";
import type { OwnedRole } from "./role-on-demand.ts";

/** The roles that chat is streamed to Kinesis with. */
export const messagingRoles: Readonly<Record<ChimeOptions["streamingServedBy"], OwnedRole>> = {
  successor: { principal: "messaging.chime.amazonaws.com", roleName: "AWSServiceRoleForChimeSDKMessaging" },
  legacy: { principal: "chime.amazonaws.com", roleName: "AmazonChimeServiceChatStreamingAccess" },
};

/** The role that Voice Connectors stream media with, and that SIP media applications speak with. */
export const voiceRole: OwnedRole = {
  principal: "voiceconnector.chime.amazonaws.com",
  roleName: "AWSServiceRoleForAmazonChimeVoiceConnector",
};

/** True if a Voice Connector streams to Kinesis or analyses its calls. */
export const streamsOrAnalyses = ({
  Disabled,
  MediaInsightsConfiguration: insights,
}: StreamingConfiguration) => Disabled !== true || (insights !== undefined && insights.Disabled !== true);

/**
 * What keeps one of the two chat roles in use: app instances whose streaming it serves, in every Region.
 *
 * Source: Amazon Chime SDK Developer Guide, "Using service-linked roles for data streaming" (as of 2026-11-20).
 */
export function messagingUsages(
  context: ChimeContext,
  account: string,
  role: ChimeOptions["streamingServedBy"],
): readonly RoleUsageEntry[] {
  return inEveryRegion(context, account, ({ appInstances }) =>
    appInstances.filter(({ streaming }) => streaming?.servedBy === role).map(({ arn }) => arn),
  );
}

/**
 * What keeps the voice role in use, in every Region: Voice Connectors that stream or analyse, and SIP media
 * applications. Whether IAM counts the latter is not documented.
 *
 * Source: Amazon Chime Administrator Guide, "Using roles to stream Amazon Chime Voice Connector media to Kinesis"
 * (as of 2026-11-20).
 */
export function voiceUsages(context: ChimeContext, account: string): readonly RoleUsageEntry[] {
  const { disabledFreesRole, sipApplicationsUseRole } = context.options;
  return inEveryRegion(context, account, ({ connectors, sipApplications }) =>
    [
      ...connectors.filter(
        ({ streaming }) => streaming !== undefined && (!disabledFreesRole || streamsOrAnalyses(streaming)),
      ),
      ...(sipApplicationsUseRole ? sipApplications : []),
    ].map(({ arn }) => arn),
  );
}

function inEveryRegion(
  { world }: ChimeContext,
  account: string,
  users: (state: ChimeState) => readonly string[],
): readonly RoleUsageEntry[] {
  return world.regions
    .map((region) => ({ region, resources: users(chimeState(world, { account, region })) }))
    .filter(({ resources }) => resources.length > 0);
}
