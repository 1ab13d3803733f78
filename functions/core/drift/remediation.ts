import type { SealedPlan } from "../plan.ts";
import type { Outcome } from "../request.ts";
import type { Action, FindingKind } from "./finding.ts";

/** What somebody has answered to a request for approval. */
export interface Answer {
  readonly decision: "approve" | "reject";
  /** ARN of the caller. */
  readonly by: string;
  /** ISO 8601. */
  readonly at: string;
}

/** One execution that mends a finding, from its beginning to its outcome. Instants are ISO 8601. */
export interface RemediationRun {
  readonly runId: string;
  readonly kind: FindingKind;
  /** Which time of the finding. */
  readonly occurrence: number;
  readonly action: Action;
  readonly response: "approve" | "act";
  /** The incarnation; absent where none was there. */
  readonly roleId?: string;
  /** The rule as it was when the run began: another rule means another run. */
  readonly rule: string;
  readonly policyDigest: string;
  /** ARN of who put the policy in force, or asked to try again: with four eyes, not the approver. */
  readonly requestedBy: string;
  readonly beganAt: string;
  /** When its execution looked first: before, it may not have started. */
  readonly startedAt?: string;
  /** What would be released, for an approver. */
  readonly plan?: Pick<SealedPlan, "digest" | "usages">;
  readonly asked?: { readonly at: string; readonly expiresAt: string };
  readonly answer?: Answer;
  readonly outcome?: Outcome;
  readonly endedAt?: string;
}

/** What rolecall has done by itself about a role: at most one run at a time. */
export interface Remediation {
  readonly account: string;
  readonly roleName: string;
  /** How many runs there were. */
  readonly runs: number;
  /** How many failed in a row. */
  readonly failures: number;
  /** Not before then is another run begun. */
  readonly retryAfter?: string;
  /** The time of a finding that somebody has rejected to mend. */
  readonly rejected?: { readonly kind: FindingKind; readonly occurrence: number };
  /** The latest run. */
  readonly run?: RemediationRun;
  /** Grows with each write. */
  readonly version: number;
}

/** After so many failed runs of a role in a row rolecall stops trying by itself. */
export const MAX_FAILURES = 3;

const FIRST_PAUSE_SECONDS = 6 * 60 * 60;

/** Says what a role's remediation is once its run has ended so. */
export function concludeRun(before: Remediation, outcome: Outcome, at: string): Remediation {
  const { run, retryAfter: _, ...rest } = before;
  if (run === undefined || run.outcome !== undefined) {
    return before;
  }
  const ended = { ...rest, run: { ...run, outcome, endedAt: at } };
  switch (judgeOutcome(outcome)) {
    case "done":
      return { ...ended, failures: 0 };
    case "dropped":
      return ended;
    case "rejected":
      return { ...ended, rejected: { kind: run.kind, occurrence: run.occurrence } };
    case "failed": {
      const failures = before.failures + 1;
      const pause = FIRST_PAUSE_SECONDS * 2 ** (failures - 1);
      return { ...ended, failures, retryAfter: new Date(Date.parse(at) + pause * 1000).toISOString() };
    }
  }
}

/** Whether a run's outcome counts as a failure: what nobody has answered, or could not be done, does. */
function judgeOutcome({ kind }: Outcome): "done" | "dropped" | "rejected" | "failed" {
  switch (kind) {
    case "deleted":
    case "already-gone":
    case "restored":
      return "done";
    case "cancelled":
    case "recreated":
    case "planned":
      return "dropped";
    case "rejected":
      return "rejected";
    case "blocked":
    case "refused":
    case "timed-out":
    case "failed":
    case "expired":
    case "partly-restored":
      return "failed";
  }
}
