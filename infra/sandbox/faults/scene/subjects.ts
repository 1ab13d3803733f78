import { required } from "../../../../functions/core/required.ts";
import type { OwnedService } from "../../estate/owners.ts";

/** Which role a row is played with. */
export type SubjectKey =
  | "chat"
  | "chat-legacy"
  | "voice"
  | "ivs"
  | "mediapackage"
  | "mediatailor"
  | "inventoried"
  | "protected";

/** An operation of a service, as fault rules name it. */
export interface CallName {
  /** Name in the credential scope. */
  readonly service: string;
  readonly operation: string;
}

/** What rolecall calls for one role, so that a fault can meet it. */
export interface SubjectCalls {
  /** Lists what may use the role. */
  readonly find: CallName;
  /** Makes a resource let go of the role. */
  readonly release: CallName;
  /** Gives a resource its settings back. */
  readonly restore: CallName;
}

/** A role that rows are played with. */
export interface Subject {
  readonly key: SubjectKey;
  readonly roleName: string;
  readonly principal: string;
  /** Whose owners use it; absent: nobody here does. */
  readonly service?: OwnedService;
  /** Where they use it. */
  readonly region: string;
  /** Absent where rolecall cannot tell what uses the role. */
  readonly calls?: SubjectCalls;
  /** True if rolecall releases nothing before the owner has approved the plan. */
  readonly needsApproval: boolean;
  /** True if using the service does not make the role. */
  readonly isMadeByHand: boolean;
}

const chime = (find: string, release: string, restore: string): SubjectCalls => ({
  find: { service: "chime", operation: find },
  release: { service: "chime", operation: release },
  restore: { service: "chime", operation: restore },
});

const chat = chime(
  "ListAppInstances",
  "DeleteMessagingStreamingConfigurations",
  "PutMessagingStreamingConfigurations",
);

const usual = { region: "eu-west-1", needsApproval: false, isMadeByHand: false } as const;

const SUBJECTS: Readonly<Record<SubjectKey, Omit<Subject, "key">>> = {
  chat: {
    ...usual,
    roleName: "AWSServiceRoleForChimeSDKMessaging",
    principal: "messaging.chime.amazonaws.com",
    service: "chime-messaging",
    region: "us-east-1",
    calls: chat,
    needsApproval: true,
  },
  "chat-legacy": {
    ...usual,
    roleName: "AmazonChimeServiceChatStreamingAccess",
    principal: "chime.amazonaws.com",
    service: "chime-messaging",
    region: "us-east-1",
    calls: chat,
    needsApproval: true,
    isMadeByHand: true,
  },
  voice: {
    ...usual,
    roleName: "AWSServiceRoleForAmazonChimeVoiceConnector",
    principal: "voiceconnector.chime.amazonaws.com",
    service: "chime-voice",
    calls: chime(
      "ListVoiceConnectors",
      "DeleteVoiceConnectorStreamingConfiguration",
      "PutVoiceConnectorStreamingConfiguration",
    ),
  },
  ivs: {
    ...usual,
    roleName: "AWSServiceRoleForIVSRecordToS3",
    principal: "ivs.amazonaws.com",
    service: "ivs",
    calls: {
      find: { service: "ivs", operation: "ListRecordingConfigurations" },
      release: { service: "ivs", operation: "DeleteRecordingConfiguration" },
      restore: { service: "ivs", operation: "CreateRecordingConfiguration" },
    },
  },
  mediapackage: {
    ...usual,
    roleName: "AWSServiceRoleForMediaPackage",
    principal: "mediapackage.amazonaws.com",
    service: "mediapackage",
    calls: {
      find: { service: "mediapackage", operation: "ListChannels" },
      release: { service: "mediapackage", operation: "ConfigureLogs" },
      restore: { service: "mediapackage", operation: "ConfigureLogs" },
    },
  },
  mediatailor: {
    ...usual,
    roleName: "AWSServiceRoleForMediaTailor",
    principal: "mediatailor.amazonaws.com",
    service: "mediatailor",
    calls: {
      find: { service: "mediatailor", operation: "ListPlaybackConfigurations" },
      release: { service: "mediatailor", operation: "ConfigureLogsForPlaybackConfiguration" },
      restore: { service: "mediatailor", operation: "ConfigureLogsForPlaybackConfiguration" },
    },
  },
  inventoried: {
    ...usual,
    roleName: "AWSServiceRoleForResourceExplorer",
    principal: "resource-explorer-2.amazonaws.com",
    service: "resource-explorer",
  },
  protected: {
    ...usual,
    roleName: "AWSServiceRoleForConfig",
    principal: "config.amazonaws.com",
    isMadeByHand: true,
  },
};

/** The role of this key. */
export function subjectOf(key: SubjectKey): Subject {
  return { key, ...SUBJECTS[key] };
}

/** Every role that rows are played with. */
export const allSubjects: readonly Subject[] = [
  subjectOf("chat"),
  subjectOf("chat-legacy"),
  subjectOf("voice"),
  subjectOf("ivs"),
  subjectOf("mediapackage"),
  subjectOf("mediatailor"),
  subjectOf("inventoried"),
  subjectOf("protected"),
];

/** What rolecall calls for this role. @throws {Error} if it cannot tell what uses the role: no such row concerns it. */
export function callsOf({ calls, roleName }: Subject): SubjectCalls {
  return required(calls, `what rolecall calls for ${roleName}`);
}

/** The six roles of the five services, whose usages rolecall finds. */
const OBSERVED = ["chat", "chat-legacy", "voice", "ivs", "mediapackage", "mediatailor"] as const;

/** Roles whose usages rolecall releases. */
export const RELEASED = ["chat", "voice", "ivs", "mediapackage", "mediatailor"] as const;

/** Roles whose usages rolecall releases without asking IAM first. */
export const RELEASED_FIRST = ["voice", "ivs", "mediapackage", "mediatailor"] as const;

/** Every role that may be deleted. */
export const DELETABLE = [...OBSERVED, "inventoried"] as const;
