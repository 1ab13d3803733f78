import * as v from "valibot";
import { OutcomeSchema } from "../../../../functions/inventory/schemas.ts";
import type { Happening, HappeningKind, Tone } from "../happening.ts";
import { asSentence, countOf, resourceInRegion, withShortArns } from "../words.ts";

const Entry = v.looseObject({ at: v.pipe(v.string(), v.isoTimestamp()), what: v.string() });

const Known = v.variant("what", [
  v.object({
    what: v.literal("Record Changed"),
    detail: v.object({
      to: v.picklist(["in-use", "unused", "unknown", "unobserved", "gone"]),
      usages: v.array(v.string()),
      hint: v.string(),
    }),
  }),
  v.object({ what: v.literal("Role Became Unused"), detail: v.object({ onUnused: v.string() }) }),
  v.object({ what: v.literal("Run Started"), detail: v.object({ mode: v.picklist(["plan", "apply"]) }) }),
  v.object({
    what: v.literal("Plan Made"),
    detail: v.object({ digest: v.string(), usages: v.array(v.string()) }),
  }),
  v.object({
    what: v.picklist(["Usage Released", "Usage Held"]),
    detail: v.object({ arn: v.string(), what: v.string() }),
  }),
  v.object({ what: v.literal("Deletion Submitted"), detail: v.object({ taskId: v.string() }) }),
  v.object({ what: v.literal("Run Ended"), detail: v.object({ outcome: OutcomeSchema }) }),
]);

/** ARNs in the order in which the latest plan of a role's history releases them. */
export function plannedOrder(entries: readonly unknown[]): readonly string[] {
  const plans = entries.flatMap((entry) => {
    const known = v.safeParse(Known, entry);
    return known.success && known.output.what === "Plan Made" ? [known.output.detail.usages] : [];
  });
  return plans.at(-1) ?? [];
}

interface Told {
  readonly kind: HappeningKind;
  readonly place?: number;
  readonly tone: Tone;
  readonly text: string;
  readonly details?: readonly string[];
}

/**
 * Tells an entry of a role's history, which is also an event on rolecall's own bus.
 *
 * @param planned what the latest plan names, in the order of release
 * @throws {ValiError} if the entry has no time or does not say what happened. Trying again cannot help.
 */
export function tellHistory(roleName: string, entry: unknown, planned: readonly string[] = []): Happening {
  const { at, what } = v.parse(Entry, entry);
  const known = v.safeParse(Known, entry);
  const told = known.success
    ? inWords(roleName, known.output, planned)
    : { kind: "recorded" as const, tone: "plain" as const, text: what };
  return { at: new Date(at), speaker: "rolecall", details: [], ...told };
}

function inWords(roleName: string, entry: v.InferOutput<typeof Known>, planned: readonly string[]): Told {
  switch (entry.what) {
    case "Record Changed":
      return recordInWords(roleName, entry.detail);
    case "Role Became Unused":
      return {
        kind: "unused",
        tone: "plain",
        text: `${roleName} has become unused; the stack’s parameter OnUnused says: ${entry.detail.onUnused}.`,
      };
    case "Run Started":
      return {
        kind: "claimed",
        tone: "plain",
        text: `The run claims ${roleName}, so that no other run touches it (mode ${entry.detail.mode}).`,
      };
    case "Plan Made": {
      const { usages, digest } = entry.detail;
      const releases = usages.length === 0 ? "release nothing" : `release ${countOf(usages.length, "usage")}`;
      return {
        kind: "planned",
        tone: "plain",
        text: `The plan: ${releases}, then delete ${roleName} (digest ${digest.slice(0, 12)}…).`,
        details: usages.map(resourceInRegion),
      };
    }
    case "Usage Released":
      return {
        kind: "released",
        place: planned.indexOf(entry.detail.arn),
        tone: "good",
        text: `The run has released ${resourceInRegion(entry.detail.arn)}: ${entry.detail.what}.`,
      };
    case "Usage Held":
      return {
        kind: "released",
        tone: "bad",
        text: `Other resources hold ${resourceInRegion(entry.detail.arn)}.`,
      };
    case "Deletion Submitted":
      return {
        kind: "submitted",
        tone: "plain",
        text: `The run asks IAM to delete ${roleName}; IAM checks every Region first.`,
      };
    case "Run Ended":
      return endingInWords(entry.detail.outcome);
  }
}

function recordInWords(
  roleName: string,
  { to, usages, hint }: { readonly to: string; readonly usages: readonly string[]; readonly hint: string },
): Told {
  const says: Readonly<Record<string, string>> = {
    "in-use": `in use by ${countOf(usages.length, "usage")}`,
    unused: "unused, in every Region",
    unknown: "unknown, since not every Region could be read",
    unobserved: "inventoried, though only IAM can tell what uses it",
    gone: "gone",
  };
  return {
    kind: "recorded",
    tone: "plain",
    text: `The event of ${hint} arrives; rolecall looks and records ${roleName} as ${says[to] ?? to}.`,
    details: usages.map(resourceInRegion),
  };
}

function endingInWords({ kind, reason, blockers }: v.InferOutput<typeof OutcomeSchema>): Told {
  const isGood = kind === "deleted" || kind === "already-gone" || kind === "planned";
  return {
    kind: "ended",
    tone: isGood ? "good" : "bad",
    text: `The run ends “${kind}”: ${asSentence(withShortArns(reason))}`,
    details: blockers.map(resourceInRegion),
  };
}
