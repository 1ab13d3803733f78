/** What a run is doing, for a person. Instants are ISO 8601. */
export interface RunProgress {
  readonly runId: string;
  readonly roleName: string;
  readonly workflow: "decommission" | "restore" | "remediate";
  readonly startedAt: string;
  /** Absent: still running. */
  readonly endedAt?: string;
  /** In the order in which a run goes through them; it may come back to an earlier one. */
  readonly phase:
    | "starting"
    | "finding-usages"
    | "planning"
    | "releasing"
    | "settling"
    | "deleting"
    | "waiting-for-iam"
    | "waiting-for-approval"
    | "waiting"
    | "restoring"
    | "ending"
    | "ended";
  /** 1 for the first look. */
  readonly round: number;
  readonly maxRounds?: number;
  /** Regions that were read, and that are to be read, in this round. */
  readonly regions?: { readonly read: number; readonly of: number; readonly unread: readonly string[] };
  readonly usagesFound?: number;
  readonly usagesReleased?: number;
  /** How many usages this round is to release. */
  readonly usagesToRelease?: number;
  /** What is being waited for, and until when; absent: nothing. */
  readonly wait?: { readonly reason: string; readonly until?: string };
  /** A try that failed and is repeated: of how many, and why. */
  readonly retry?: { readonly attempt: number; readonly of: number; readonly error: string };
  readonly outcome?: { readonly kind: string; readonly reason: string; readonly blockers: readonly string[] };
}
