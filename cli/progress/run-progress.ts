/** What a run is doing, for a person. Instants are ISO 8601. */
export interface RunProgress {
  readonly runId: string;
  readonly roleName: string;
  readonly workflow: "decommission" | "restore" | "remediate";
  /** Absent: not known yet. `plan` changes nothing. */
  readonly mode?: "plan" | "apply";
  readonly startedAt: string;
  /** Absent: still running. */
  readonly endedAt?: string;
  /** Whole seconds from its start to its end, or to the instant that was asked about. */
  readonly elapsedSeconds: number;
  /** When it is ended at the latest, whatever happens: its machine's own limit. Absent: not known. */
  readonly deadline?: string;
  readonly phase: Phase;
  /** 1 for the first look; one more than `maxRounds` for a last look after the last release. */
  readonly round: number;
  readonly maxRounds?: number;
  /** Regions that were read, and that are to be read, in this round; absent: no service file tells of any. */
  readonly regions?: { readonly read: number; readonly of: number; readonly unread: readonly string[] };
  /** In the Regions that were read in this round. */
  readonly usagesFound?: number;
  /** How many of those that the latest plan has released are free by now: released, or gone by themselves. */
  readonly usagesReleased?: number;
  /** How many could not be released, though it was tried: held, busy for too long, refused, failed. */
  readonly usagesNotReleased?: number;
  /** How many usages the latest round of releasing is about. */
  readonly usagesToRelease?: number;
  /** How many usages the run has released itself, in all rounds. */
  readonly usagesReleasedInAll?: number;
  /** Of a restore: how many resources were put back or found to be as they were; in plan mode, looked at. */
  readonly resourcesRestored?: number;
  /** Of a restore: how many could not be put back. */
  readonly resourcesNotRestored?: number;
  readonly resourcesToRestore?: number;
  /** What is being waited for, and until when at the latest; absent: nothing. */
  readonly wait?: { readonly reason: string; readonly until?: string };
  /** A try that failed and is repeated. */
  readonly retry?: Retry;
  /** The execution that this run has started and waits for. */
  readonly nestedExecutionArn?: string;
  readonly outcome?: { readonly kind: string; readonly reason: string; readonly blockers: readonly string[] };
}

/** In the order in which a run goes through them; it may come back to an earlier one. */
export type Phase =
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

/** A try that failed and is repeated: how often by now, of how many tries, and why. */
export interface Retry {
  /** How many tries have failed in this way. */
  readonly attempt: number;
  /** After so many the run stops trying; absent: not known. */
  readonly of?: number;
  /** The error's name, for example `ResourceBusyError`. */
  readonly error: string;
  /** The error's message. */
  readonly reason: string;
  /** How many others are repeated at the same time. */
  readonly others: number;
}

/** Which run, and what is known of it beside its history. */
export interface RunToFollow {
  readonly runId: string;
  readonly workflow: RunProgress["workflow"];
  readonly roleName: string;
  readonly startedAt: string;
  /** The machine's definition, parsed: tells how often and how late a failed try is repeated. */
  readonly definition?: unknown;
  /** Of a run that mends a finding: what the table says of it, which its history does not say. */
  readonly remediation?: {
    /** What it waits for. */
    readonly waiting?: string;
    readonly asked?: { readonly expiresAt: string };
    /** Absent: nobody has answered. */
    readonly answer?: object;
  };
}
