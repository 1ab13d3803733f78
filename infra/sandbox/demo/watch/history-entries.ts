import * as v from "valibot";
import { OutcomeSchema } from "../../../../functions/inventory/schemas.ts";

/** Any entry of a role's history. */
export const HistoryEntry = v.looseObject({ at: v.pipe(v.string(), v.isoTimestamp()), what: v.string() });

/** The entries that are told in words of their own. */
export const KnownEntry = v.variant("what", [
  v.object({
    what: v.literal("Record Changed"),
    detail: v.object({
      to: v.picklist(["in-use", "unused", "unknown", "unobserved", "gone"]),
      usages: v.array(v.string()),
      hint: v.string(),
    }),
  }),
  v.object({ what: v.literal("Role Became Unused"), detail: v.object({ onUnused: v.string() }) }),
  v.object({
    what: v.literal("Run Started"),
    detail: v.object({ runId: v.string(), mode: v.picklist(["plan", "apply"]) }),
  }),
  v.object({
    what: v.literal("Plan Made"),
    detail: v.object({ digest: v.string(), usages: v.array(v.string()) }),
  }),
  v.object({
    what: v.picklist(["Usage Released", "Usage Held"]),
    detail: v.object({ arn: v.string(), what: v.string() }),
  }),
  v.object({ what: v.literal("Deletion Submitted"), detail: v.object({ taskId: v.string() }) }),
  v.object({
    what: v.literal("Restore Started"),
    detail: v.object({ mode: v.picklist(["plan", "apply"]), resources: v.number() }),
  }),
  v.object({ what: v.picklist(["Role Restored", "Usage Restored"]), detail: v.object({ arn: v.string() }) }),
  v.object({ what: v.literal("Run Ended"), detail: v.object({ runId: v.string(), outcome: OutcomeSchema }) }),
]);

/** ARNs in the order in which the latest plan of a role's history releases them. */
export function plannedOrder(entries: readonly unknown[]): readonly string[] {
  const plans = entries.flatMap((entry) => {
    const known = v.safeParse(KnownEntry, entry);
    return known.success && known.output.what === "Plan Made" ? [known.output.detail.usages] : [];
  });
  return plans.at(-1) ?? [];
}
