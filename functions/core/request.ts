/** What a decommission run was asked to do; everything but the role's name has a default. */
export interface DecommissionRequest {
  readonly roleName: string;
  /** `plan` changes nothing. */
  readonly mode: "plan" | "apply";
  /** Only this incarnation; another one ends the run as `recreated`. */
  readonly roleId?: string;
  /** Only the plan with this digest; another one ends the run as `refused`. */
  readonly planDigest?: string;
  /** False: delete the role only if nothing uses it, release nothing. */
  readonly release: boolean;
  /** How many times to look, release and submit before giving up. */
  readonly maxRounds: number;
  /** Only usages whose ARN fits one of these patterns are released. */
  readonly releaseOnly?: readonly string[];
  /** At most so many usages are released. */
  readonly maxReleases?: number;
  /** The time of a finding that has to stand, unchanged, at each change; absent: a person has asked for the run. */
  readonly warrant?: Warrant;
}

/** By what right a run changes something that no person has asked for by name. */
export interface Warrant {
  readonly kind: string;
  readonly occurrence: number;
  /** The run that mends the finding. */
  readonly runId: string;
}

/**
 * How a run ended. `planned` is how a run in plan mode ends that would have gone on; `restored` and `partly-restored` are
 * of restores, and of roles that were made again or put back; `cancelled`, `rejected` and `expired` of runs that a
 * finding had started: it did not stand any more, somebody was against it, nobody approved in time.
 */
export type OutcomeKind =
  | "planned"
  | "deleted"
  | "already-gone"
  | "recreated"
  | "restored"
  | "partly-restored"
  | "blocked"
  | "refused"
  | "timed-out"
  | "cancelled"
  | "rejected"
  | "expired"
  | "failed";

/** How a run ended and why, for a person. */
export interface Outcome {
  readonly kind: OutcomeKind;
  readonly reason: string;
  /** Everything known to be in the way; ARNs. */
  readonly blockers: readonly string[];
  /** When IAM was seen to show no such role any more; ISO 8601. Spares the run's end another look. */
  readonly seenGoneAt?: string;
  /** When the same may be tried again: only the day's limit was in the way. ISO 8601. */
  readonly retryAt?: string;
}
