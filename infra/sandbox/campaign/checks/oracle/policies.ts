import type { DraftRule, PolicyDraft } from "../../history/policy-draft.ts";
import { cast } from "../../history/theatre.ts";
import { exemptUntil } from "../../play/write-policy.ts";
import type { Act, Trace } from "../../trace/trace.ts";

/** A policy as somebody put it in force, and for how long it was. Instants are ISO 8601. */
export interface PolicySpan {
  readonly policy: PolicyDraft;
  /** ARN of who put it in force. */
  readonly by: string;
  readonly from: string;
  /** Absent: to the end. */
  readonly until?: string;
}

/** Which policies were in force, oldest first. */
function policySpans({ acts }: Pick<Trace, "acts">): readonly PolicySpan[] {
  const changes = acts.filter(isPolicyChange);
  return changes.flatMap(({ at, move, reply }, place) => {
    const until = changes[place + 1]?.at;
    return move.kind === "put-policy" && reply !== undefined
      ? [{ policy: move.policy, by: reply.by, from: at, ...(until === undefined ? {} : { until }) }]
      : [];
  });
}

/** True for what put a policy in force, or out of it. */
export function isPolicyChange({ move, reply }: Act): boolean {
  return (move.kind === "put-policy" || move.kind === "drop-policy") && reply?.status === 200;
}

/** The policies in force at an instant: two where one took the place of the other just then. */
export function policiesAt(trace: Pick<Trace, "acts">, at: string): readonly PolicySpan[] {
  return policiesDuring(trace, at, at);
}

/** The policies that were in force at some time between two instants, both included. */
export function policiesDuring(
  trace: Pick<Trace, "acts">,
  from: string,
  until: string,
): readonly PolicySpan[] {
  return policySpans(trace).filter((span) => span.from <= until && (span.until ?? "9999") >= from);
}

/** The first rule that speaks of a role. */
export function ruleOf({ policy }: Pick<PolicySpan, "policy">, roleName: string): DraftRule | undefined {
  return policy.rules.find(({ role }) => cast[role]?.roleName === roleName);
}

/** True while an exemption has a role left alone. */
export function isExempt(span: PolicySpan, roleName: string, at: string): boolean {
  return span.policy.exemptions.some(
    (exemption) =>
      cast[exemption.role]?.roleName === roleName && at < exemptUntil(exemption, new Date(span.from)),
  );
}

/** Names of exemptions that have ended. */
export function expiredExemptions({ policy, from }: PolicySpan, at: string): readonly string[] {
  return policy.exemptions
    .filter((exemption) => exemptUntil(exemption, new Date(from)) <= at)
    .map(({ name }) => name);
}

const HOUR_MILLISECONDS = 3_600_000;
const DAY_MILLISECONDS = 24 * HOUR_MILLISECONDS;

/** True while a daily window is open, its first and last instants included; without one, always. */
export function isOpen(window: DraftRule["window"], at: string): boolean {
  const instant = Date.parse(at);
  const midnight = Date.parse(at.slice(0, 10));
  return (
    window === undefined ||
    [midnight, midnight - DAY_MILLISECONDS]
      .map((day) => day + window.hour * HOUR_MILLISECONDS)
      .some((opens) => opens <= instant && instant <= opens + window.hours * HOUR_MILLISECONDS)
  );
}
