import type { AppInstanceSummary } from "@aws-sdk/client-chime-sdk-identity";
import type { StreamingConfiguration as MessagingStreamingConfiguration } from "@aws-sdk/client-chime-sdk-messaging";
import type {
  SipMediaApplicationEndpoint,
  StreamingConfiguration,
  VoiceConnector,
} from "@aws-sdk/client-chime-sdk-voice";
import type { Call, World } from "../gateway/operation.ts";
import type { ChimeOptions } from "./chime-options.ts";

/** The streaming of an app instance's chat, with the role that serves it, which no API shows. */
interface MessagingStreaming {
  readonly servedBy: ChimeOptions["streamingServedBy"];
  readonly configurations: readonly MessagingStreamingConfiguration[];
}

/** An app instance. Instants are ISO 8601. */
export interface AppInstanceEntry {
  readonly arn: string;
  readonly settings: Omit<AppInstanceSummary, "AppInstanceArn">;
  /** Asking again with the same token makes no second app instance. */
  readonly requestToken?: string;
  readonly createdAt: string;
  /** Absent while nothing is configured. */
  readonly streaming?: MessagingStreaming;
  /** Set once its deletion was asked for. */
  readonly goneAt?: string;
}

/** A Voice Connector. Instants are ISO 8601. */
export interface ConnectorEntry {
  readonly id: string;
  readonly arn: string;
  readonly settings: Pick<
    VoiceConnector,
    "AwsRegion" | "Name" | "RequireEncryption" | "IntegrationType" | "NetworkType"
  >;
  readonly createdAt: string;
  /** Absent while nothing is configured. */
  readonly streaming?: StreamingConfiguration;
}

/** A SIP media application. Instants are ISO 8601. */
export interface SipApplicationEntry {
  readonly id: string;
  readonly arn: string;
  readonly region: string;
  readonly name: string;
  readonly endpoints: readonly SipMediaApplicationEndpoint[];
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** What the Chime SDK keeps of one account in one Region. Plain JSON: entries are replaced, never changed. */
export interface ChimeState {
  appInstances: readonly AppInstanceEntry[];
  connectors: readonly ConnectorEntry[];
  sipApplications: readonly SipApplicationEntry[];
}

/** The state of one account in one Region, without what is gone by now. */
export function chimeState(world: World, { account, region }: Pick<Call, "account" | "region">): ChimeState {
  const state = world.state<ChimeState>("chime", account, region, () => ({
    appInstances: [],
    connectors: [],
    sipApplications: [],
  }));
  const now = world.now().getTime();
  state.appInstances = state.appInstances.filter(
    ({ goneAt }) => goneAt === undefined || Date.parse(goneAt) > now,
  );
  return state;
}

/** Puts an app instance in the place of the one of the same ARN, or adds it. */
export function putAppInstance(state: ChimeState, entry: AppInstanceEntry): void {
  state.appInstances = [...state.appInstances.filter(({ arn }) => arn !== entry.arn), entry];
}

/** Puts a Voice Connector in the place of the one of the same id, or adds it. */
export function putConnector(state: ChimeState, entry: ConnectorEntry): void {
  state.connectors = [...state.connectors.filter(({ id }) => id !== entry.id), entry];
}

/** Puts a SIP media application in the place of the one of the same id, or adds it. */
export function putSipApplication(state: ChimeState, entry: SipApplicationEntry): void {
  state.sipApplications = [...state.sipApplications.filter(({ id }) => id !== entry.id), entry];
}
