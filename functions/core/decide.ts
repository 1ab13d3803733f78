import { delaySeconds, PATIENT, type Pace } from "./backoff.ts";
import type { Blocker } from "./deletion.ts";
import { compareToPlan, type SealedPlan, stagesOf } from "./plan.ts";
import { beyondLimits } from "./release-limits.ts";
import type { DecommissionRequest, Outcome } from "./request.ts";
import type { RoleUsage, Use } from "./usage.ts";

/** A plan of more usages than this would not fit a state machine's payload (256 KiB); such a role needs a person first. */
export const MAX_USAGES = 400;

/** What one attempt to release a usage came to. */
export interface ReleaseReport {
  readonly arn: string;
  readonly kind: "released" | "gone" | "held" | "busy" | "refused" | "cancelled" | "failed";
  readonly reason?: string;
  /** Resources outside the plan that hold it; ARNs. */
  readonly by?: readonly string[];
  /** When the same may be tried again: only the day's limit was in the way. ISO 8601. */
  readonly retryAt?: string;
}

/** Everything a round knows once it has looked. */
export interface Situation {
  readonly request: DecommissionRequest;
  readonly plan: SealedPlan;
  readonly use: Use;
  /** 1 for the first round. */
  readonly round: number;
  /** What the release just before this look came to; empty if there was none. */
  readonly releases: readonly ReleaseReport[];
  /** Why IAM refused the deletion just before this look, if it did. */
  readonly deletion?: { readonly reason: string; readonly blockers: readonly Blocker[] };
  /** True if a service file can tell what uses the role; otherwise IAM's own check decides. */
  readonly observed: boolean;
  /**
   * True if no API tells whether a usage is of this role or of another one: IAM is asked first then, and only usages
   * of a plan that was named by its digest are released after it has refused.
   */
  readonly asksIamFirst: boolean;
  /** What AWS says of deleting a role that is not observed, for a person. */
  readonly advice?: string;
  /** Default: a stack's. */
  readonly pace?: Pace;
}

/** What a run does next. */
export type Decision =
  | {
      readonly kind: "release";
      readonly stages: readonly (readonly RoleUsage[])[];
      /** How long the service may settle before the next look. */
      readonly waitSeconds: number;
    }
  | { readonly kind: "delete" }
  | { readonly kind: "look-again"; readonly waitSeconds: number }
  | { readonly kind: "end"; readonly outcome: Outcome };

/**
 * Decides what a run does after a look: one place for every rule about what may be touched.
 *
 * A run goes on only while it knows more than before: it waits for what may pass by itself, within the
 * budget of rounds, and stops at once for what only a person can mend.
 */
export function decide(situation: Situation): Decision {
  const { request, plan, use, releases } = situation;
  // Before a refusal: what is not to be mended any more has not failed.
  const cancelled = releases.find(({ kind }) => kind === "cancelled");
  if (cancelled !== undefined) {
    return end("cancelled", cancelled.reason ?? "a release was cancelled");
  }
  const refused = releases.find(({ kind }) => kind === "refused");
  if (refused !== undefined) {
    return refusedRelease(refused);
  }
  const unread = use.kind === "unused" ? [] : use.unread;
  if (unread.length > 0) {
    const names = unread.map(({ region, reason }) => `${region} (${reason})`).join("; ");
    return unread.every(({ retryable }) => retryable) && situation.round < request.maxRounds
      ? lookAgain(situation)
      : end("refused", `Whether the role is used is unknown, since not every Region could be read: ${names}`);
  }
  const found = use.kind === "in-use" ? use.usages : [];
  const { left, unplanned } = compareToPlan(plan, found);
  if (found.length > MAX_USAGES) {
    return end("refused", `${found.length} usages are more than one run releases (${MAX_USAGES})`);
  }
  if (!request.release && found.length > 0) {
    return end("blocked", "The role is in use, and this run may not release anything", found);
  }
  const byHand = found.filter((usage) => usage.byHand === true);
  if (byHand.length > 0) {
    const steps = byHand.map(({ arn, release }) => `${arn} (${release})`).join("; ");
    return end("blocked", `Only a person can release what uses the role: ${steps}`, byHand);
  }
  const beyond = beyondLimits(request, plan, found);
  if (beyond !== undefined) {
    return end(beyond.kind, beyond.reason, beyond.blockers);
  }
  if (request.mode === "plan") {
    return end("planned", planInWords(situation));
  }
  if (unplanned.length > 0) {
    return end("blocked", "Resources that are not in the approved plan use the role now", unplanned);
  }
  const held = releases
    .flatMap(({ by = [] }) => by)
    .filter((arn) => !plan.usages.some((usage) => usage.arn === arn));
  if (held.length > 0) {
    return end("blocked", "Resources that are not in the approved plan hold a usage", held);
  }
  if (left.length === 0) {
    return decideOnDeletion(situation);
  }
  return (
    (situation.asksIamFirst ? decideOnIamFirst(situation, left) : undefined) ??
    decideOnUsages(situation, left)
  );
}

function refusedRelease({ reason = "a release was refused", retryAt }: ReleaseReport): Decision {
  const again = retryAt === undefined ? {} : { retryAt };
  return { kind: "end", outcome: { kind: "refused", reason, blockers: [], ...again } };
}

/** Answers unless IAM has refused, and the owner has approved that these usages are released then. */
function decideOnIamFirst(
  { deletion, releases, request, plan }: Situation,
  left: readonly RoleUsage[],
): Decision | undefined {
  if (releases.length > 0) {
    return undefined;
  }
  if (deletion === undefined) {
    return { kind: "delete" };
  }
  return request.planDigest === plan.digest
    ? undefined
    : end(
        "blocked",
        `${refusedBy(deletion.reason)}. No API tells which role its usages are of; to release all that the plan names, approve it: planDigest ${plan.digest}`,
        [...deletion.blockers, ...left],
      );
}

function decideOnUsages(situation: Situation, left: readonly RoleUsage[]): Decision {
  const { request, releases, round } = situation;
  const stuck = releases.filter(
    ({ arn, kind }) => kind === "busy" && left.some((usage) => usage.arn === arn),
  );
  if (stuck.length > 0) {
    return end(
      "timed-out",
      `Still busy after the longest wait: ${stuck.map(({ reason, arn }) => reason ?? arn).join("; ")}`,
      left,
    );
  }
  const failed = releases.filter(
    ({ arn, kind }) => kind === "failed" && left.some((usage) => usage.arn === arn),
  );
  if (failed.length > 0) {
    return end(
      "failed",
      `Could not be released: ${failed.map(({ arn, reason }) => `${arn} (${reason ?? "no reason"})`).join("; ")}`,
      left,
    );
  }
  if (round > request.maxRounds) {
    return end("timed-out", `Still in use after ${request.maxRounds} rounds of releasing`, left);
  }
  return { kind: "release", stages: stagesOf(left), waitSeconds: settlingSeconds(situation) };
}

function decideOnDeletion(situation: Situation): Decision {
  const { asksIamFirst, deletion, plan, request, round, observed } = situation;
  if (deletion === undefined) {
    return { kind: "delete" };
  }
  const { reason, blockers } = deletion;
  const mayRelease = request.release && (!asksIamFirst || request.planDigest === plan.digest);
  const named = plan.usages.filter(({ arn }) => blockers.some((blocker) => blocker.arn === arn));
  if (mayRelease && named.length > 0 && round <= request.maxRounds) {
    return { kind: "release", stages: stagesOf(named), waitSeconds: settlingSeconds(situation) };
  }
  const onlyPersonCanMend = !observed && blockers.length > 0;
  return onlyPersonCanMend || round > request.maxRounds
    ? end("blocked", withAdvice(refusedBy(reason), situation), blockers)
    : { kind: "delete" };
}

function lookAgain(situation: Situation): Decision {
  return { kind: "look-again", waitSeconds: settlingSeconds(situation) };
}

function settlingSeconds({ round, pace = PATIENT }: Situation): number {
  return delaySeconds(round, pace.settling);
}

/** IAM ends its reasons with a full stop, which more may follow here. */
function refusedBy(reason: string): string {
  return `IAM refused the deletion: ${reason.replace(/\.+$/, "")}`;
}

function withAdvice(reason: string, { advice }: Situation): string {
  return advice === undefined ? reason : `${reason}. ${advice}`;
}

function planInWords(situation: Situation): string {
  const {
    observed,
    asksIamFirst,
    plan: { usages },
  } = situation;
  if (!observed) {
    const unknown =
      "What uses the role is not known here; IAM would be asked to delete it, and refuses while it is in use";
    return withAdvice(unknown, situation);
  }
  if (usages.length === 0) {
    return "Nothing uses the role; it would be deleted";
  }
  const count = `${usages.length} ${usages.length === 1 ? "usage" : "usages"}`;
  return asksIamFirst
    ? `IAM would be asked to delete the role first; only if it refuses, and if the plan's digest is given, ${count} would be released: no API tells which role a usage is of`
    : `${count} would be released, then the role deleted`;
}

function end(
  kind: Outcome["kind"],
  reason: string,
  blockers: readonly (string | { readonly arn: string })[] = [],
): Decision {
  const arns = blockers.map((blocker) => (typeof blocker === "string" ? blocker : blocker.arn));
  return { kind: "end", outcome: { kind, reason, blockers: [...new Set(arns)] } };
}
