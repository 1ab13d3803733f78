import type { FindingKind } from "../../functions/core/drift/finding.ts";
import type { Drift } from "./drifting.ts";
import { ACCOUNT, REGION } from "./stack.ts";
import { sweep } from "./sweeping.ts";

/** Something that happens. */
export type Move = (drift: Drift) => Promise<unknown>;

/** How a finding of one kind comes, changes, goes, and comes again. */
export interface Story {
  readonly kind: FindingKind;
  readonly subject: string;
  readonly rules: readonly string[];
  /** Other members of the policy. */
  readonly others?: string;
  /** Before the policy is put in force. */
  readonly before?: Move;
  readonly open: Move;
  readonly opened: object;
  readonly update: Move;
  readonly updated: object;
  readonly close: Move;
  /** How often it is updated on the way; once unless told. */
  readonly updates?: 2;
  readonly because: string;
  readonly again: Move;
}

/** Who makes roles by hand in these tests, as CloudTrail tells it. */
export const ADMINISTRATOR = `arn:aws:sts::${ACCOUNT}:assumed-role/Administrator/sandbox`;

/** ARN of a playback configuration. */
export const usable = (name: string) =>
  `arn:aws:mediatailor:${REGION}:${ACCOUNT}:playbackConfiguration/${name}`;

/** Makes the role of MediaTailor. */
export const makeMediaTailor = (drift: Drift) => drift.owners.makeRole("mediatailor.amazonaws.com");

/** Lets so many days pass, and looks at everything. */
export const pass = async (drift: Drift, days: number) => {
  await drift.clock.advance(days * 86_400);
  await sweep(drift);
};
