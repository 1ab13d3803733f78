import type { SealedPlan } from "../plan.ts";
import type { Outcome } from "../request.ts";
import type { Action, Finding, FindingKind, Judgement } from "./finding.ts";
import { nameRun } from "./run-name.ts";

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
  /** ARN of who put the policy in force: with four eyes, not the approver. */
  readonly requestedBy: string;
  /** ARN of who asked to try again, if this run is why: with four eyes, not the approver either. */
  readonly retriedBy?: string;
  readonly beganAt: string;
  /** When its execution looked last; absent: it may not have started yet. */
  readonly lookedAt?: string;
  /** What it waits for, since it looked last. */
  readonly waiting?: string;
  /** What would be released, for an approver. */
  readonly plan?: Pick<SealedPlan, "digest" | "usages">;
  readonly asked?: { readonly at: string; readonly expiresAt: string };
  readonly answer?: Answer;
  /** When it was about to change a role itself for the first time: what is there since then may be its own work. */
  readonly changingAt?: string;
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
  /** ARN of who has asked rolecall to try again, until the next run begins. */
  readonly askedAgainBy?: string;
  /** The time of a finding that somebody has rejected to mend. */
  readonly rejected?: { readonly kind: FindingKind; readonly occurrence: number };
  /** The latest run. */
  readonly run?: RemediationRun;
  /** Grows with each write. */
  readonly version: number;
}

/** Answers the run of this name, if it is the one at work. */
export function runAtWork(remediation: Remediation | undefined, runId: string): RemediationRun | undefined {
  const run = remediation?.run;
  return run?.runId === runId && run.outcome === undefined ? run : undefined;
}

/** After so many failed runs of a role in a row rolecall stops trying by itself. */
export const MAX_FAILURES = 3;

/** Each failure in a row doubles it, as far as rolecall tries by itself; somebody who asks for more does not wait longer. */
const FIRST_PAUSE_SECONDS = 6 * 60 * 60;

/** A run looks once a day, and what it starts lasts two days at most: one that has not looked for longer has vanished. */
const VANISHED_AFTER_SECONDS = 4 * 24 * 60 * 60;

/** What a run is begun with. */
export interface Beginning {
  readonly finding: Pick<Finding, "kind" | "occurrence" | "roleId" | "remedy">;
  /** The rule that counts, as text. */
  readonly rule: string;
  readonly policyDigest: string;
  readonly requestedBy: string;
  /** The present; ISO 8601. */
  readonly at: string;
}

/**
 * Begins a run that mends a finding; answers what it was given if none is to be begun: one is at work, the last one
 * failed not long ago or once too often, or somebody was against it.
 */
export function beginRun(before: Remediation, beginning: Beginning): Remediation {
  const { finding, rule, policyDigest, requestedBy, at } = beginning;
  const { rejected, retryAfter, failures, run } = before;
  const { kind, occurrence, roleId, remedy } = finding;
  const isRejected = rejected?.kind === kind && rejected.occurrence === occurrence;
  const isTooSoon = retryAfter !== undefined && Date.parse(at) < Date.parse(retryAfter);
  const isAtWork = run !== undefined && run.outcome === undefined;
  if (remedy === undefined || isAtWork || isRejected || isTooSoon || failures >= MAX_FAILURES) {
    return before;
  }
  const { askedAgainBy, ...rest } = before;
  return {
    ...rest,
    runs: before.runs + 1,
    run: {
      runId: nameRun(kind, before.roleName, at, before.runs + 1),
      kind,
      occurrence,
      ...remedy,
      ...(roleId === undefined ? {} : { roleId }),
      rule,
      policyDigest,
      requestedBy,
      ...(askedAgainBy === undefined ? {} : { retriedBy: askedAgainBy }),
      beganAt: at,
    },
  };
}

/** Forgets what keeps rolecall from trying, because somebody has asked for another try. A run at work stays. */
export function askAgain(before: Remediation, by: string): Remediation {
  const { retryAfter: _, rejected: _rejected, ...rest } = before;
  return { ...rest, failures: 0, askedAgainBy: by };
}

/**
 * Says with a finding what became of mending it, where that is why nothing happens.
 *
 * @param occurrence which time of the finding this is; `undefined`: it is new, so that nobody has rejected it yet
 */
export function withRemediation(
  judgement: Judgement,
  remediation: Remediation | undefined,
  occurrence: number | undefined,
): Judgement {
  if (judgement.remedy === undefined || remediation === undefined) {
    return judgement;
  }
  const { failures, run, rejected } = remediation;
  if (failures >= MAX_FAILURES) {
    const last =
      run?.outcome === undefined ? "" : `, the last one ${run.outcome.kind} (${run.outcome.reason})`;
    return {
      ...judgement,
      why: `${judgement.why} ${failures} runs failed in a row${last}: rolecall has stopped trying until somebody asks for another try.`,
    };
  }
  const isRejected = rejected?.kind === judgement.kind && rejected.occurrence === occurrence;
  return isRejected && run?.answer?.decision === "reject"
    ? { ...judgement, why: `${judgement.why} ${run.answer.by} rejected it at ${run.answer.at}.` }
    : judgement;
}

/**
 * Gives an outcome to a run whose execution is not there any more, though nobody has heard of its end; answers what it
 * was given if there is no such run.
 *
 * @param at the present; ISO 8601
 */
export function closeVanished(before: Remediation, at: string): Remediation {
  const { run } = before;
  const lastSeen = run?.lookedAt ?? run?.beganAt ?? at;
  const isSilent = Date.parse(at) - Date.parse(lastSeen) > VANISHED_AFTER_SECONDS * 1000;
  return run !== undefined && run.outcome === undefined && isSilent
    ? concludeRun(before, { kind: "failed", reason: `Run ${run.runId} vanished`, blockers: [] }, at)
    : before;
}

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
      const pause = FIRST_PAUSE_SECONDS * 2 ** (Math.min(failures, MAX_FAILURES) - 1);
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
