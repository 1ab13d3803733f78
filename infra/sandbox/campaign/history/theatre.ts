/** A role that histories are about. */
export interface CastRole {
  readonly roleName: string;
  readonly principal: string;
  /** How the role comes into use; empty where the sandbox has no service for it. */
  readonly ways: readonly Way[];
}

/** How owners make something that uses a role. */
export type Way =
  | "app-instance"
  | "index"
  | "live-channel"
  | "packaging-group"
  | "playback-configuration"
  | "recorded-channel"
  | "recording-configuration"
  | "sip-media-application"
  | "tailored-channel"
  | "voice-connector";

/** The six roles that rolecall knows, one that it only inventories, and one that nothing in the sandbox uses. */
export const cast: readonly CastRole[] = [
  {
    roleName: "AWSServiceRoleForIVSRecordToS3",
    principal: "ivs.amazonaws.com",
    ways: ["recording-configuration", "recorded-channel"],
  },
  {
    roleName: "AWSServiceRoleForMediaTailor",
    principal: "mediatailor.amazonaws.com",
    ways: ["playback-configuration", "tailored-channel"],
  },
  {
    roleName: "AWSServiceRoleForMediaPackage",
    principal: "mediapackage.amazonaws.com",
    ways: ["live-channel", "packaging-group"],
  },
  {
    roleName: "AWSServiceRoleForAmazonChimeVoiceConnector",
    principal: "voiceconnector.chime.amazonaws.com",
    ways: ["voice-connector", "voice-connector", "voice-connector", "sip-media-application"],
  },
  {
    roleName: "AWSServiceRoleForChimeSDKMessaging",
    principal: "messaging.chime.amazonaws.com",
    ways: ["app-instance"],
  },
  {
    roleName: "AmazonChimeServiceChatStreamingAccess",
    principal: "chime.amazonaws.com",
    ways: [],
  },
  {
    roleName: "AWSServiceRoleForResourceExplorer",
    principal: "resource-explorer-2.amazonaws.com",
    ways: ["index"],
  },
  { roleName: "AWSServiceRoleForBatch", principal: "batch.amazonaws.com", ways: [] },
];

/** Names of the roles that rolecall has a service file for, and of which it can tell what uses them. */
export const observedRoleNames: readonly string[] = cast.slice(0, 6).map(({ roleName }) => roleName);

/** The two roles of which no API tells which one serves a chat. */
export const chatRoleNames: readonly string[] = cast.slice(4, 6).map(({ roleName }) => roleName);

/** Who puts policies in force and answers: an owner, two people of the platform team, and one of another team. */
export const people = {
  olga: "owners",
  paul: "platform",
  petra: "platform",
  sam: "guests",
} as const;

/** Somebody of them, by the name of their session. */
export type PersonName = keyof typeof people;
