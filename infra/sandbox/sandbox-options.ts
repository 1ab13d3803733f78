import type { Synthesis } from "../cloud/synthesize.ts";
import type { Pace } from "../embedded/clock.ts";
import type { ServiceBehaviour } from "./services/all.ts";

/** How a sandbox is set up; everything has a default. */
export interface SandboxOptions extends ServiceBehaviour {
  /** Port on loopback; default 0: any free one. */
  readonly port?: number;
  /** Account that the stacks are deployed in; twelve digits. */
  readonly account?: string;
  /** Regions that are enabled in every account; a forwarder is deployed to each that needs one. */
  readonly regions?: readonly string[];
  readonly pace?: Pace;
  /** Where time begins; default: the real present. */
  readonly start?: Date;
  /** Where everything is kept over a restart; default: in memory only. */
  readonly directory?: string;
  /** How long each call takes besides, in real time. */
  readonly latencyMilliseconds?: number;
  /** How long CloudTrail takes to deliver an event, on the clock; default 2. */
  readonly eventDelaySeconds?: number;
  /** Values of the hub stack's parameters, for example `{OnUnused: "decommission"}`. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Templates made before, for these same Regions; default: they are made at the start. */
  readonly assembly?: Synthesis;
  /** Seed of everything random. */
  readonly seed?: number;
}

/** The account of the sandbox's stacks where none is asked for. */
export const SANDBOX_ACCOUNT = "111122223333";
