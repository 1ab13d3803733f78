import * as v from "valibot";
import type { RecordStatus } from "../../../../functions/core/record.ts";
import type { RestoreReport } from "../../../../functions/core/restore-run.ts";
import type { OutcomeSchema } from "../../../../functions/inventory/schemas.ts";
import type { Document, Happening } from "../happening.ts";
import { outcomeTone } from "../run/outcome-tone.ts";
import { asSentence, countOf, resourceInRegion, shortDigest, withShortNames } from "../words.ts";
import { HistoryEntry, KnownEntry } from "./history-entries.ts";
import { FindingEntry, tellFinding } from "./tell-finding.ts";
import { RemediationEntry, tellRemediation } from "./tell-remediation.ts";
import { restoreLine } from "./tell-restore.ts";

type Told = Pick<Happening, "kind" | "tone" | "text"> & Partial<Happening>;

/** What a history does not say itself. */
interface Context {
  /** What the latest plan names, in the order of release. */
  readonly planned: readonly string[];
  /** What a restore came to, resource by resource; empty for every other run. */
  readonly restoredBy: (runId: string) => readonly RestoreReport[];
  /** What the record says now. */
  readonly now?: RecordStatus | undefined;
  /** The message that asks for an approval of a run. */
  readonly messageOf: (runId: string) => Document | undefined;
  /** True of a run that a run which mends a finding has started. */
  readonly isNested: (runId: string) => boolean;
}

const NOTHING_KNOWN: Context = {
  planned: [],
  restoredBy: () => [],
  messageOf: () => undefined,
  isNested: () => false,
};

/**
 * Tells an entry of a role's history, which is also an event on rolecall's own bus.
 *
 * @throws {ValiError} if the entry has no time or does not say what happened. Trying again cannot help.
 */
export function tellHistory(roleName: string, entry: unknown, context: Partial<Context> = {}): Happening {
  const { at, what } = v.parse(HistoryEntry, entry);
  const told = tellEntry(roleName, entry, { ...NOTHING_KNOWN, ...context }) ?? {
    kind: "recorded",
    tone: "plain",
    text: what,
  };
  return { at: new Date(at), speaker: "rolecall", details: [], ...told };
}

/** Answers `undefined` for an entry that has no words of its own here. */
function tellEntry(roleName: string, entry: unknown, context: Context): Told | undefined {
  const finding = v.safeParse(FindingEntry, entry);
  if (finding.success) {
    return tellFinding(finding.output);
  }
  // Before the others: a run that mends a finding says more of a role that it has restored.
  const remediation = v.safeParse(RemediationEntry, entry);
  if (remediation.success) {
    return tellRemediation(roleName, remediation.output, context.messageOf);
  }
  const known = v.safeParse(KnownEntry, entry);
  return known.success ? inWords(roleName, known.output, context) : undefined;
}

function inWords(
  roleName: string,
  entry: v.InferOutput<typeof KnownEntry>,
  { planned, restoredBy, now, isNested }: Context,
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
        text: `${isNested(entry.detail.runId) ? "The run starts another, which claims" : "The run claims"} ${roleName}, so that no other run touches it (mode ${entry.detail.mode}).`,
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
