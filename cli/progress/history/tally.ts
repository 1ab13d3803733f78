/** What a run's functions have answered so far, added up. */
export interface Tally {
  readonly mode?: "plan" | "apply";
  readonly maxRounds?: number;
  /** How many looks have begun. */
  readonly looks: number;
  /** Regions to be read in each look. */
  readonly expected: readonly string[];
  readonly look: LookTally;
  readonly release: ReleaseTally;
  /** ARNs of all that the run has released. */
  readonly released: ReadonlySet<string>;
  readonly restore?: { readonly of: number; readonly done: number; readonly left: number };
  readonly pause: Pause;
  readonly approval?: Approval;
  readonly outcome?: {
    readonly kind: string;
    readonly reason: string;
    readonly blockers: readonly string[];
  };
}

/** What the latest look has come to. */
export interface LookTally {
  readonly isOver: boolean;
  readonly read: ReadonlySet<string>;
  readonly unread: ReadonlySet<string>;
  /** ARNs; absent until a Region was read. */
  readonly usages?: ReadonlySet<string>;
}

/** What the latest round of releasing has come to. */
export interface ReleaseTally {
  /** Absent if there was none. */
  readonly of?: number;
  readonly free: number;
  readonly left: number;
}

/** How long the next wait lasts, and why, as the function said that decided on it. */
export interface Pause {
  readonly seconds?: number;
  readonly because: "settling" | "unread" | "refused";
  /** Why IAM refused the deletion. */
  readonly refusal?: string;
}

/** That an approval was asked for. */
export interface Approval {
  readonly expiresAt: string;
  /** True once somebody has woken the run since: that may have been the answer. */
  readonly woken: boolean;
}

/** What a look that begins has come to. */
export const NOTHING_LOOKED_AT: LookTally = { isOver: false, read: new Set(), unread: new Set() };

/** What is known of a run that begins. */
export const NOTHING_KNOWN: Tally = {
  looks: 0,
  expected: [],
  look: NOTHING_LOOKED_AT,
  release: { free: 0, left: 0 },
  released: new Set(),
  pause: { because: "settling" },
};
