import type { Finding } from "../../functions/core/drift/finding.ts";
import type { RoleRecord } from "../../functions/core/record.ts";
import type { Outcome } from "../../functions/core/request.ts";
import type { Verdict } from "../../functions/core/verdict.ts";

/** Everything that a report shows; every form of a report is made from it alone. Instants are ISO 8601. */
export interface ReportData {
  readonly generatedAt: string;
  /** rolecall's own version. */
  readonly version: string;
  /** For example `aws`. */
  readonly partition: string;
  /** Where the inventory is kept. */
  readonly place: "direct" | "stack";
  readonly accounts: readonly ReportAccount[];
}

/** One account of a report. */
export interface ReportAccount {
  /** Twelve digits. */
  readonly account: string;
  readonly alias?: string;
  /** Digest of the policy that is in force. */
  readonly policyDigest?: string;
  readonly roles: readonly ReportRole[];
  /** Open and closed. */
  readonly findings: readonly Finding[];
}

/** One role of a report. */
export interface ReportRole {
  readonly record: RoleRecord;
  readonly verdict: Verdict;
  /** In order of time; empty unless it was asked for. */
  readonly history: readonly ReportEvent[];
  /** Newest first. */
  readonly runs: readonly ReportRun[];
}

/** One thing that happened to a role, as on rolecall's bus: `Usage Released`, for example. */
export interface ReportEvent {
  readonly at: string;
  readonly what: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** One run of a role. */
export interface ReportRun {
  readonly runId: string;
  readonly startedAt: string;
  readonly endedAt?: string;
  /** Absent: at work, or vanished. */
  readonly outcome?: Outcome;
  /** What happened in it, in order of time. */
  readonly events: readonly ReportEvent[];
}
