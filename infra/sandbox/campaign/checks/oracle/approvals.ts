import type { DraftRule } from "../../history/policy-draft.ts";
import { people } from "../../history/theatre.ts";
import type { Act, Trace } from "../../trace/trace.ts";
import { type PolicySpan, policiesAt, policiesDuring, ruleOf } from "./policies.ts";
import { askedAt, askedDigest, outcomeOf, type Remediation, remediationsOf } from "./remediations.ts";

const HOUR_MILLISECONDS = 3_600_000;

/** Calls of retries take a moment to be counted. */
const RETRIED = 202;

/** An answer of somebody that was taken. */
export type TakenAnswer = Act & { readonly reply: NonNullable<Act["reply"]> };

/** The answers that were taken for a run. */
export function takenAnswers(
  { acts }: Pick<Trace, "acts">,
  { name }: Remediation,
  decision: "approve" | "reject",
): readonly TakenAnswer[] {
  return acts.flatMap((act) =>
    act.reply?.status === 200 && act.reply.sent?.decision === decision && act.reply.sent.runId === name
      ? [{ ...act, reply: act.reply }]
      : [],
  );
}

/** When somebody had rolecall try a role again. */
export function retriesOf({ acts }: Pick<Trace, "acts">, roleName: string): readonly TakenAnswer[] {
  return acts.flatMap((act) =>
    act.reply?.status === RETRIED && act.reply.sent?.roleName === roleName
      ? [{ ...act, reply: act.reply }]
      : [],
  );
}

/** Says why an answer should not have been taken, or `undefined` if it should. */
export function whyNotTaken(trace: Trace, run: Remediation, { at, reply }: TakenAnswer): string | undefined {
  const { sent, by } = reply;
  const reasons = policiesAt(trace, at).map((span) => whyNotBy(trace, run, span, at, by, sent?.decision));
  if (sent?.planDigest !== askedDigest(trace, run)) {
    return `it names plan ${sent?.planDigest}, and people were asked about ${askedDigest(trace, run)}`;
  }
  return reasons.length === 0
    ? "there was no policy"
    : reasons.some((reason) => reason === undefined)
      ? undefined
      : reasons[0];
}

function whyNotBy(
  trace: Trace,
  run: Remediation,
  span: PolicySpan,
  at: string,
  by: string,
  decision: string | undefined,
): string | undefined {
  const rule = ruleOf(span, run.roleName);
  const asked = askedAt(trace, run);
  if (rule === undefined || asked === undefined) {
    return "nobody was asked";
  }
  if (!mayAnswer(rule, by)) {
    return `${by} is none of those who may`;
  }
  if (decision === "approve" && rule.fourEyes && requestersOf(trace, run).includes(by)) {
    return `${by} has asked for it`;
  }
  const sayExpired = Date.parse(at) > Date.parse(asked) + rule.expiresHours * HOUR_MILLISECONDS;
  if (sayExpired && !isTwice(trace, run, at)) {
    return `it came after ${rule.expiresHours} hours`;
  }
  return run.stoppedAt !== undefined && run.stoppedAt < at && outcomeOf(trace, run) !== undefined
    ? "its run was over"
    : undefined;
}

/** Saying the same again changes nothing, however late. */
function isTwice(trace: Trace, run: Remediation, at: string): boolean {
  return (["approve", "reject"] as const).some((decision) =>
    takenAnswers(trace, run, decision).some((before) => before.at < at),
  );
}

function mayAnswer({ approvers }: DraftRule, by: string): boolean {
  const [, team = "", name = ""] = /:assumed-role\/([^/]+)\/(.+)$/.exec(by) ?? [];
  switch (approvers) {
    case "everybody":
      return true;
    case "platform":
      return team === people.paul;
    case "paul":
      return team === people.paul && name === "paul";
  }
}

/** Whoever put the policy in force by which a run began, and whoever asked for the retry that began it. */
function requestersOf(trace: Trace, run: Remediation): readonly string[] {
  const before = remediationsOf(trace).findLast(
    ({ roleName, startedAt, name }) =>
      roleName === run.roleName && name !== run.name && startedAt < run.startedAt,
  );
  const retry = retriesOf(trace, run.roleName)
    .filter(({ at }) => at <= run.startedAt && at >= (before?.startedAt ?? ""))
    .at(-1);
  const authors = policiesDuring(trace, run.startedAt, run.startedAt);
  return [
    ...(authors.length === 1 ? authors.map(({ by }) => by) : []),
    ...(retry === undefined ? [] : [retry.reply.by]),
  ];
}
