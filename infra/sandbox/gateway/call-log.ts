/** One call as `/_rolecall/calls` shows it. */
export interface CallEntry {
  /** ISO 8601, on the sandbox's clock. */
  readonly time: string;
  /** Twelve digits; absent if nobody known has signed. */
  readonly account?: string;
  readonly region: string;
  /** ARN of the caller; absent if nobody known has signed. */
  readonly principal?: string;
  /** The service that called for the principal, for example `ivs.amazonaws.com`. */
  readonly invokedBy?: string;
  /** Name in the credential scope, for example `ivs`. */
  readonly service: string;
  readonly operation: string;
  readonly requestId: string;
  readonly error?: { readonly code: string; readonly message: string; readonly status: number };
  readonly decision?: {
    readonly outcome: "allowed" | "explicit-deny" | "implicit-deny";
    /** The statement that decided, or the reason where none did. */
    readonly because: string;
  };
}

/** The latest calls, oldest first. */
export interface CallLog {
  add(entry: CallEntry): void;
  list(): readonly CallEntry[];
}

/** Older calls are forgotten, so that a sandbox that runs for days stays small. */
const MOST_CALLS = 100_000;

/** Keeps the latest hundred thousand calls. */
export function createCallLog(): CallLog {
  const entries: CallEntry[] = [];
  return {
    add(entry) {
      entries.push(entry);
      if (entries.length > MOST_CALLS) {
        entries.splice(0, entries.length - MOST_CALLS);
      }
    },
    list: () => entries,
  };
}
