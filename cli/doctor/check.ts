import type { Visit } from "./visit.ts";

/** How a check ended; `skipped` where there was nothing to look at, or nothing to look with. */
export type CheckStatus = "ok" | "warn" | "fail" | "skipped";

/** One thing that a check found. Texts can hold names of roles, rules and queues and words of AWS as they came. */
export interface CheckResult {
  readonly status: CheckStatus;
  /** What is so, and where, in one sentence. */
  readonly summary: string;
  /** Why, or what there is to know besides. */
  readonly detail?: string;
  /** What to do next: commands, or a statement to add to a policy. */
  readonly fix?: string;
  /** Absent where it is about none, or about several, which the summary names. */
  readonly region?: string;
  /** Key of a catalogued service, for example `ivs`, or `iam`. */
  readonly service?: string;
}

/** A result with the check that it is of. */
export interface Diagnosis extends CheckResult {
  /** For example `dead-letters`. */
  readonly check: string;
  /** The same for people. */
  readonly title: string;
}

/** One look at what usually goes wrong. */
export interface Check {
  readonly id: string;
  readonly title: string;
  /** Why there is nothing to look at where nothing is deployed; absent: there is. */
  readonly stackOnly?: string;
  /** `signed`: calls that AWS answers; `inventory`: the table, wherever it is; `nothing`: it is to say what works at all. */
  readonly needs: "signed" | "inventory" | "nothing";
  /** Answers at least one result. What it throws becomes a result, too. */
  run(visit: Visit): Promise<readonly CheckResult[]>;
}
