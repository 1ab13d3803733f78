import type { DraftRule } from "../../history/policy-draft.ts";
import type { Change, RunTrace, Trace } from "../../trace/trace.ts";
import { plannedTarget, purposeOf } from "../runs-at.ts";
import { takenAnswers, whyNotTaken } from "./approvals.ts";
import { isExempt, isOpen, type PolicySpan, ruleOf } from "./policies.ts";
import { askedDigest, openedAt, type Remediation } from "./remediations.ts";
import { incarnationAt, isDisturbed, keptUntil, usedLast } from "./roles.ts";

const HOUR_MILLISECONDS = 3_600_000;
const DAY_MILLISECONDS = 24 * HOUR_MILLISECONDS;

/** A use or a tag that came so shortly before a change may not have been seen yet: runs look, release, let settle, and ask IAM. */
const UNSEEN_MILLISECONDS = 15 * 60_000;
const UNSEEN_DISTURBED_MILLISECONDS = 2 * HOUR_MILLISECONDS;

/** Says why a policy does not want a change now, or `undefined` if it does. */
export function whyNotWanted(
  trace: Trace,
  span: PolicySpan,
  remediation: Remediation,
  worker: RunTrace,
  change: Change,
): string | undefined {
  const { roleName } = remediation;
  const rule = ruleOf(span, roleName);
  if (rule === undefined) {
    return `no rule speaks of ${roleName}`;
  }
  if (isExempt(span, roleName, change.at)) {
    return `${roleName} is exempt`;
  }
  const response = responseOf(rule, remediation);
  if (response === "report") {
    return `a role that is ${remediation.mended} is only reported`;
  }
  if (!isOpen(rule.window, change.at)) {
    return `the window of ${rule.window?.hour} o'clock is closed`;
  }
  return (
    whyNotYet(trace, rule, remediation, change, response === "approve") ??
    whyNotIdle(trace, rule, remediation, change) ??
    whyKept(trace, span, remediation, change) ??
    whyNotReleased(rule, response, worker, change)
  );
}

/** What the rule answers to what the run mends. */
function responseOf(rule: DraftRule, { mended }: Remediation): DraftRule["response"] {
  switch (mended) {
    case "unexpected":
      return rule.state === "forbidden" ? rule.response : "report";
    case "missing":
      return rule.state === "required" ? rule.response : "report";
    case "unused":
      return rule.state === "allowed" ? rule.response : "report";
    case "description-drift":
      return rule.description === undefined ? "report" : rule.drift;
    case "tag-drift":
      return rule.team === undefined ? "report" : rule.drift;
  }
}

/** The grace counts from an approval where one is needed, else from the finding. */
function whyNotYet(
  trace: Trace,
  rule: DraftRule,
  remediation: Remediation,
  { at }: Change,
  asks: boolean,
): string | undefined {
  const approvals = takenAnswers(trace, remediation, "approve").filter(
    (answer) => answer.at <= at && whyNotTaken(trace, remediation, answer) === undefined,
  );
  const [approval] = approvals;
  if (asks && approval === undefined) {
    return "nobody has approved it rightly";
  }
  const from = asks ? (approval?.at ?? at) : openedAt(trace, remediation);
  const ends = Date.parse(from) + rule.graceHours * HOUR_MILLISECONDS;
  return Date.parse(at) < ends
    ? `the grace of ${rule.graceHours} hours since ${from} is not over`
    : undefined;
}

function whyNotIdle(
  trace: Trace,
  rule: DraftRule,
  { mended, roleName }: Remediation,
  { at }: Change,
): string | undefined {
  const role = incarnationAt(trace, roleName, at);
  if (mended !== "unused" || role === undefined) {
    return undefined;
  }
  const used = usedLast(trace, role, seenBy(trace, at));
  const hoursSince = (instant: string) => (Date.parse(at) - Date.parse(instant)) / HOUR_MILLISECONDS;
  if (hoursSince(used) < rule.idleHours) {
    return `${roleName} was used at ${used}, and has to be idle for ${rule.idleHours} hours`;
  }
  return hoursSince(role.createdAt) < rule.minimumAgeHours
    ? `${roleName} is younger than ${rule.minimumAgeHours} hours`
    : undefined;
}

/** A tag has a role left alone, but not for longer than the cap from when the finding was opened. */
function whyKept(
  trace: Trace,
  { policy }: PolicySpan,
  remediation: Remediation,
  { at }: Change,
): string | undefined {
  const role = incarnationAt(trace, remediation.roleName, at);
  const until = role === undefined ? undefined : keptUntil(trace, role, seenBy(trace, at));
  if (until === undefined || policy.tagCapDays === undefined) {
    return undefined;
  }
  const cap = Date.parse(openedAt(trace, remediation)) + policy.tagCapDays * DAY_MILLISECONDS;
  return Date.parse(at) < Math.min(until, cap)
    ? `its tag has it left alone until ${new Date(Math.min(until, cap)).toISOString()}`
    : undefined;
}

function whyNotReleased(
  rule: DraftRule,
  response: DraftRule["response"],
  { plan }: RunTrace,
  change: Change,
): string | undefined {
  if (purposeOf(change) !== "release") {
    return undefined;
  }
  const arn = plan === undefined ? undefined : plannedTarget(plan, change)?.arn;
  switch (rule.release) {
    case "never":
      return "nothing may be released";
    case "listed":
      return arn === undefined || rule.releases.some((pattern) => fits(arn, pattern))
        ? undefined
        : `${arn} is not listed`;
    case "approved":
      return response === "approve" ? undefined : "nobody could approve it";
  }
}

/** Says what was approved is not what is done, or `undefined`. */
export function whyOtherPlan(trace: Trace, remediation: Remediation, { plan }: RunTrace): string | undefined {
  const digest = askedDigest(trace, remediation);
  return digest === undefined || plan === undefined || plan.digest === digest
    ? undefined
    : `people were asked about plan ${digest}, and it goes by ${plan.digest}`;
}

function fits(text: string, pattern: string): boolean {
  const parts = pattern.split("*").map((part) => part.replace(/[^\w]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`).test(text);
}

function seenBy(trace: Trace, at: string): string {
  const unseen = isDisturbed(trace) ? UNSEEN_DISTURBED_MILLISECONDS : UNSEEN_MILLISECONDS;
  return new Date(Date.parse(at) - unseen).toISOString();
}
