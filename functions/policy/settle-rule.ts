import type { WrittenDefaults, WrittenRule } from "./rule-schema.ts";

/** A rule with what the file's defaults add to it. */
export type SettledRule = WrittenRule & {
  readonly state: "allowed" | "required" | "forbidden";
  readonly unexpected: "report" | "approve" | "decommission";
  readonly unused: "report" | "approve" | "decommission";
  readonly missing: "report" | "approve" | "recreate";
  readonly drift: "report" | "approve" | "put-back";
  readonly release: "never" | "listed" | "approved";
};

/**
 * Fills in what a rule does not say. A response counts only where it can follow: `unexpected` in rules that forbid,
 * `missing` in rules that require, `unused` in all others. A default of `release: approved` counts where something waits
 * for an approval.
 */
export function settleRule(rule: WrittenRule, defaults: WrittenDefaults): SettledRule {
  const state = rule.state ?? "allowed";
  const unexpected = state === "forbidden" ? (rule.unexpected ?? defaults.unexpected ?? "report") : "report";
  const unused = state === "required" ? "report" : (rule.unused ?? defaults.unused ?? "report");
  const missing = state === "required" ? (rule.missing ?? defaults.missing ?? "report") : "report";
  const drift = rule.drift ?? defaults.drift ?? "report";
  const responses = { unexpected, unused, missing, drift } as const;
  const isApproved = asksForApproval(responses);
  const given = defaults.release === "approved" && !isApproved ? "never" : defaults.release;
  return { ...defaults, ...rule, state, ...responses, release: rule.release ?? given ?? "never" };
}

/** True if something that follows from a rule waits for an approval. */
export function asksForApproval({
  unexpected,
  unused,
  missing,
  drift,
}: Pick<SettledRule, "unexpected" | "unused" | "missing" | "drift">): boolean {
  return [unexpected, unused, missing, drift].some((response) => response === "approve");
}
