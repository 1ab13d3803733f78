import { fitsAny } from "../glob.ts";
import type { Approval } from "../policy.ts";
import type { RemediationRun } from "./remediation.ts";

/** Who answers what. */
export interface GivenAnswer {
  readonly decision: "approve" | "reject";
  /** ARN of the caller. */
  readonly by: string;
  readonly runId: string;
  readonly planDigest: string;
  /** The present; ISO 8601. */
  readonly at: string;
}

/** Why an answer is not taken: by whom it could be, or what has to be answered instead. */
export interface Refused {
  readonly kind: "not-you" | "not-this" | "too-late";
  readonly why: string;
}

/**
 * Answers why an answer is not taken, or `undefined` if it is. Rejecting is always safe, so that whoever may approve
 * may reject what follows from a policy of their own. Two sessions of one IAM role are two callers here: whoever
 * may choose a session's name can look like two people, unless the trust policy of that role fixes the name.
 */
export function judgeAnswer(
  run: RemediationRun | undefined,
  approval: Approval,
  { decision, by, runId, planDigest, at }: GivenAnswer,
): Refused | undefined {
  if (run?.runId !== runId || run.outcome !== undefined || run.asked === undefined) {
    return { kind: "too-late", why: `Run ${runId} does not ask for an approval (any more)` };
  }
  if (!fitsAny(by, approval.approvers)) {
    return { kind: "not-you", why: `${by} is none of those whom the policy lets answer` };
  }
  if (decision === "approve" && approval.fourEyes && (by === run.requestedBy || by === run.retriedBy)) {
    const what = by === run.requestedBy ? "put the policy in force" : "asked for another try";
    return {
      kind: "not-you",
      why: `${by} has ${what}; the policy demands four eyes: somebody else has to approve`,
    };
  }
  if (planDigest !== run.plan?.digest) {
    return { kind: "not-this", why: `The plan of run ${runId} is ${run.plan?.digest}, not ${planDigest}` };
  }
  if (run.answer !== undefined) {
    return run.answer.decision === decision
      ? undefined
      : {
          kind: "too-late",
          why: `${run.answer.by} has answered ${run.answer.decision} at ${run.answer.at} already`,
        };
  }
  return Date.parse(at) < Date.parse(run.asked.expiresAt)
    ? undefined
    : { kind: "too-late", why: `An answer was taken until ${run.asked.expiresAt}` };
}
