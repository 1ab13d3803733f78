/** What follows a difference, in the words of the campaign: the file has a word of its own for acting. */
export type DraftResponse = "report" | "approve" | "act";

/** One rule of a policy, for one role of the cast. All times in hours. */
export interface DraftRule {
  /** Place in the cast. */
  readonly role: number;
  readonly state: "allowed" | "required" | "forbidden";
  /** To what the state asks for: `unexpected`, `missing` or `unused`. */
  readonly response: DraftResponse;
  readonly drift: DraftResponse;
  readonly description?: string;
  /** The value that the tag `team` should have. */
  readonly team?: string;
  readonly idleHours: number;
  readonly minimumAgeHours: number;
  readonly graceHours: number;
  /** Every day from this hour on, UTC. */
  readonly window?: { readonly hour: number; readonly hours: number };
  /** Who may answer. `everybody`: every role that calls; `paul`: nobody else. */
  readonly approvers: "platform" | "everybody" | "paul";
  readonly fourEyes: boolean;
  readonly expiresHours: number;
  readonly release: "never" | "listed" | "approved";
  /** Patterns of ARNs, for `listed`. */
  readonly releases: readonly string[];
}

/** A role that is left alone, from when the policy is put in force for so long. */
export interface DraftExemption {
  readonly name: string;
  /** Place in the cast. */
  readonly role: number;
  readonly hours: number;
}

/** Limits of a policy; what is left out has none. */
export interface DraftLimits {
  readonly rolesPerDay?: number;
  readonly rolesPercent?: number;
  readonly releasesPerRun?: number;
  readonly releasesPercent?: number;
}

/**
 * A policy as a history knows it. The file that is put in force is written from it, and the checks read it as it is
 * here: what the product makes of the file is what is checked.
 */
export interface PolicyDraft {
  readonly rules: readonly DraftRule[];
  readonly exemptions: readonly DraftExemption[];
  readonly limits: DraftLimits;
  /** How much longer a tag has a role left alone at most; absent: no tag does. */
  readonly tagCapDays?: number;
}

/** The tag by which owners have a role left alone. */
export const PROTECTION_TAG = "keep-until";

/** The tag that rules ask for. */
export const TEAM_TAG = "team";
