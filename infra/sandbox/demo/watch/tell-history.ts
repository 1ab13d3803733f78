import * as v from "valibot";
import type { RecordStatus } from "../../../../functions/core/record.ts";
import type { RestoreReport } from "../../../../functions/core/restore-run.ts";
import type { OutcomeSchema } from "../../../../functions/inventory/schemas.ts";
import type { Happening, HappeningKind, Tone } from "../happening.ts";
import { outcomeTone } from "../run/outcome-tone.ts";
import { asSentence, countOf, resourceInRegion, shortDigest, withShortNames } from "../words.ts";
import { HistoryEntry, KnownEntry } from "./history-entries.ts";
import { restoreLine } from "./tell-restore.ts";

interface Told {
  readonly kind: HappeningKind;
  readonly place?: number;
  readonly tone: Tone;
  readonly text: string;
  readonly details?: readonly string[];
}

/** What a history does not say itself. */
interface Context {
  /** What the latest plan names, in the order of release. */
  readonly planned: readonly string[];
  /** What a restore came to, resource by resource; empty for every other run. */
  readonly restoredBy: (runId: string) => readonly RestoreReport[];
  /** What the record says now. */
  readonly now?: RecordStatus | undefined;
}

/**
 * Tells an entry of a role's history, which is also an event on rolecall's own bus.
 *
 * @throws {ValiError} if the entry has no time or does not say what happened. Trying again cannot help.
 */
export function tellHistory(
  roleName: string,
  entry: unknown,
  { planned = [], restoredBy = () => [], now }: Partial<Context> = {},
): Happening {
  const { at, what } = v.parse(HistoryEntry, entry);
  const known = v.safeParse(KnownEntry, entry);
  const told = known.success
    ? inWords(roleName, known.output, { planned, restoredBy, now })
    : { kind: "recorded" as const, tone: "plain" as const, text: what };
  return { at: new Date(at), speaker: "rolecall", details: [], ...told };
}

function inWords(
  roleName: string,
  entry: v.InferOutput<typeof KnownEntry>,
  { planned, restoredBy, now }: Context,
): Told {
  switch (entry.what) {
    case "Record Changed":
      // Two events of one instant are looked into side by side; what the record says now was written last.
      return { ...recordInWords(roleName, entry.detail), place: Number(entry.detail.to === now) };
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
        text: `The plan: ${releases}, then delete ${roleName} (digest ${shortDigest(digest)}).`,
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
    case "Restore Started":
      return {
        kind: "claimed",
        tone: "plain",
        text: `The restore claims ${roleName}, of which ${countOf(entry.detail.resources, "receipt")} ${entry.detail.resources === 1 ? "is" : "are"} kept (mode ${entry.detail.mode}).`,
      };
    case "Role Restored":
    case "Usage Restored":
      return {
        kind: "restored",
        place: entry.what === "Role Restored" ? 0 : 1,
        tone: "good",
        text: `The restore has put back ${resourceInRegion(entry.detail.arn)}.`,
      };
    case "Run Ended":
      return endingInWords(entry.detail.outcome, restoredBy(entry.detail.runId));
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

function endingInWords(
  { kind, reason, blockers }: v.InferOutput<typeof OutcomeSchema>,
  restored: readonly RestoreReport[],
): Told {
  const lines = restored.map(restoreLine).map(({ resource, result }) => `${resource}: ${result}`);
  return {
    kind: "ended",
    tone: outcomeTone(kind),
    text: `The ${lines.length === 0 ? "run" : "restore"} ends “${kind}”: ${asSentence(withShortNames(reason))}`,
    details: lines.length === 0 ? blockers.map(resourceInRegion) : lines,
  };
}
