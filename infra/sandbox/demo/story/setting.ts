import type { Owners } from "../../estate/owners.ts";
import type { People } from "./people.ts";
import type { Stage } from "./stage.ts";
import type { StartRun } from "./start-run.ts";

/** What the story is about: the roles of the five services that rolecall knows, and one that it only inventories. */
export const ROLES = {
  ivs: "AWSServiceRoleForIVSRecordToS3",
  mediaTailor: "AWSServiceRoleForMediaTailor",
  mediaPackage: "AWSServiceRoleForMediaPackage",
  chimeVoice: "AWSServiceRoleForAmazonChimeVoiceConnector",
  chimeMessaging: "AWSServiceRoleForChimeSDKMessaging",
  resourceExplorer: "AWSServiceRoleForResourceExplorer",
} as const;

/** The two Regions of the story: the only ones where all five services are, since Chime messaging has no others. */
export const REGIONS = ["us-east-1", "eu-central-1"] as const;

/** How long CloudTrail takes to deliver an event, in virtual seconds; really it is minutes. */
export const EVENT_DELAY_SECONDS = 20;

/** How long viewers go on watching once the role's decommissioning has begun, in virtual seconds. */
export const STREAM_GOES_ON_SECONDS = 5 * 60;

/** What every step of the story has at hand. */
export interface Setting {
  readonly stage: Stage;
  readonly owners: Owners;
  readonly startRun: StartRun;
  readonly people: People;
}

/** ARNs of what the first step leaves for the later ones. */
export interface Resources {
  /** The IVS channel that is live. */
  readonly liveChannel: string;
  /** MediaTailor: sessions of two playback configurations are logged, and what a channel plays. */
  readonly films: string;
  readonly sport: string;
  readonly replay: string;
  readonly voiceConnector: string;
  /** What only a person can release. */
  readonly sipApplication: string;
  readonly appInstances: readonly string[];
  /** The Resource Explorer index, which rolecall does not look for. */
  readonly index: string;
}
