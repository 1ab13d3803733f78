import type { SandboxWorld } from "../../gateway/world.ts";
import type { Owners } from "./owners.ts";
import type { Stage } from "./stage.ts";

/** What the story is about: two services that rolecall knows, and one that it only inventories. */
export const ROLES = {
  ivs: "AWSServiceRoleForIVSRecordToS3",
  mediaTailor: "AWSServiceRoleForMediaTailor",
  resourceExplorer: "AWSServiceRoleForResourceExplorer",
} as const;

/** The two Regions of the story. */
export const REGIONS = ["us-east-1", "eu-west-1"] as const;

/** Playback configurations, by Region. */
export const PLAYBACK_CONFIGURATIONS: Readonly<Record<(typeof REGIONS)[number], string>> = {
  "us-east-1": "news-on-demand",
  "eu-west-1": "sport-on-demand",
};

/** How long CloudTrail takes to deliver an event, in virtual seconds; really it is minutes. */
export const EVENT_DELAY_SECONDS = 20;

/** How long viewers go on watching once the role's decommissioning has begun, in virtual seconds. */
export const STREAM_GOES_ON_SECONDS = 5 * 60;

/** What every step of the story has at hand. */
export interface Setting {
  readonly stage: Stage;
  readonly owners: Owners;
  readonly world: SandboxWorld;
  readonly account: string;
}

/** What the first step leaves for the later ones. */
export interface Resources {
  /** The channel that is live. */
  readonly channelArn: string;
  readonly indexArn: string;
}
