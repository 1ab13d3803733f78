import type { Outcome } from "../request.ts";
import type { RemediationRun } from "./remediation.ts";
import type { Standing } from "./standing.ts";

/** Whether a maintenance window is open; instants are ISO 8601. */
export type WindowState =
  | { readonly open: true }
  /** Absent: it never opens again. */
  | { readonly open: false; readonly opensAt?: string };

/** Everything that a run which mends a finding knows when it looks. Instants are ISO 8601. */
export interface RemediationSituation {
  readonly at: string;
  readonly run: RemediationRun;
  readonly standing: Standing;
  /** Why nothing is to be changed now: the kill switch. */
  readonly paused: string | undefined;
  /** Until when a tag has the role left alone. */
  readonly protectedUntil: string | undefined;
  readonly window: WindowState;
  /** When roles may be changed again, if today's limit is reached. */
  readonly dayEndsAt: string | undefined;
}

/** What a run that mends a finding does next. */
export type RemediationStep =
  | { readonly kind: "wait"; readonly seconds: number; readonly reason: string }
  /** Find out what would be released, for an approver. */
  | { readonly kind: "plan" }
  | { readonly kind: "ask"; readonly expiresAt: string }
  | { readonly kind: "act" }
  | { readonly kind: "end"; readonly outcome: Outcome };

/** The world is looked at again after this time at the latest, whatever is waited for: a lost signal costs a day. */
const LONGEST_WAIT_SECONDS = 24 * 60 * 60;

/** Nobody tells of an unpausing; looking more often would fill the history of a run that is paused for months. */
const PAUSED_SECONDS = 4 * 60 * 60;

/**
 * Decides what a run that mends a finding does next. Every look decides afresh: whatever has changed meanwhile, and
 * whoever woke the run, only what is so now counts.
 */
export function decideRemediation(situation: RemediationSituation): RemediationStep {
  const { at, run, standing, paused, protectedUntil } = situation;
  if (!standing.stands) {
    return end("cancelled", `Nothing is to be mended any more: ${standing.why}`);
  }
  if (run.answer?.decision === "reject") {
    return end("rejected", `${run.answer.by} rejected it at ${run.answer.at}`);
  }
  if (paused !== undefined) {
    return { kind: "wait", seconds: PAUSED_SECONDS, reason: paused };
  }
  if (protectedUntil !== undefined && isBefore(at, protectedUntil)) {
    return wait(at, protectedUntil, "the end of what a tag on the role protects");
  }
  const { rule } = standing;
  const asking = run.response === "approve" ? decideOnApproval(situation, rule.approval) : undefined;
  if (asking !== undefined) {
    return asking;
  }
  const graceEndsAt = later(run.answer?.at ?? run.beganAt, rule.graceSeconds);
  if (isBefore(at, graceEndsAt)) {
    return wait(at, graceEndsAt, "the grace period");
  }
  return decideOnTime(situation) ?? { kind: "act" };
}

function decideOnApproval(
  { at, run }: RemediationSituation,
  { expiresAfterSeconds }: { readonly expiresAfterSeconds: number },
): RemediationStep | undefined {
  if (run.plan === undefined) {
    return { kind: "plan" };
  }
  if (run.asked === undefined) {
    return { kind: "ask", expiresAt: later(at, expiresAfterSeconds) };
  }
  const { expiresAt } = run.asked;
  if (run.answer !== undefined && isBefore(run.answer.at, expiresAt)) {
    return undefined;
  }
  return isBefore(at, expiresAt)
    ? wait(at, expiresAt, `an approval, which was asked for at ${run.asked.at}`)
    : end("expired", `Nobody approved it until ${expiresAt}`);
}

function decideOnTime({ at, window, dayEndsAt }: RemediationSituation): RemediationStep | undefined {
  if (!window.open) {
    return window.opensAt === undefined
      ? end("failed", "Its maintenance window never opens again; mend the policy")
      : wait(at, window.opensAt, "the maintenance window");
  }
  return dayEndsAt === undefined
    ? undefined
    : wait(at, dayEndsAt, "the next day: as many roles were changed today as may be");
}

function wait(at: string, until: string, what: string): RemediationStep {
  const left = Math.ceil((Date.parse(until) - Date.parse(at)) / 1000);
  const seconds = Math.max(1, Math.min(LONGEST_WAIT_SECONDS, left));
  return { kind: "wait", seconds, reason: `Waiting for ${what}, until ${until} at the latest` };
}

function isBefore(one: string, other: string): boolean {
  return Date.parse(one) < Date.parse(other);
}

function later(at: string, seconds: number): string {
  return new Date(Date.parse(at) + seconds * 1000).toISOString();
}

function end(kind: Outcome["kind"], reason: string): RemediationStep {
  return { kind: "end", outcome: { kind, reason, blockers: [] } };
}
