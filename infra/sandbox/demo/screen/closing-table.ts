import { printable } from "../../printable.ts";
import type { Tone } from "../happening.ts";
import { outcomeTone } from "../run/outcome-tone.ts";
import { kindOfRun, type RunTrack } from "../run/run-track.ts";
import { asSentence, resourceInRegion, withShortNames } from "../words.ts";
import type { Layout } from "./lines.ts";
import type { Shade } from "./paint.ts";
import { wrapText } from "./wrap-text.ts";

/** What became of a role in one run. */
export interface OutcomeRow {
  readonly roleName: string;
  /** What kind of run it was: `plan`, `apply`, `restore`. */
  readonly run: string;
  readonly outcome: string;
  readonly reason: string;
  readonly tone: Tone;
}

/** The rows of the closing table, one for each run. */
export function outcomeRows(runs: readonly RunTrack[]): readonly OutcomeRow[] {
  return runs.map((track) => {
    const { roleName, status, ending } = track;
    const outcome = ending?.outcome ?? status.toLowerCase();
    const reason = reasonInWords(track);
    return { roleName, run: kindOfRun(track), outcome, reason, tone: outcomeTone(outcome) };
  });
}

function reasonInWords({ ending, workflow }: RunTrack): string {
  if (ending === undefined) {
    return "The run has no outcome";
  }
  const { reason, blockers } = ending;
  const heading = workflow === "restore" ? "Not put back" : "In the way";
  const named = blockers.length === 0 ? "" : ` ${heading}: ${blockers.map(resourceInRegion).join(", ")}.`;
  return `${asSentence(withShortNames(reason))}${named}`;
}

/** A narrower screen has no room for the reasons in a column of their own. */
const NARROWEST_TABLE = 120;

/** The table of roles and outcomes, as wide as the screen. */
export function closingTable(rows: readonly OutcomeRow[], layout: Layout): readonly string[] {
  return layout.width < NARROWEST_TABLE ? stacked(rows, layout) : inColumns(rows, layout);
}

function inColumns(rows: readonly OutcomeRow[], { width, paint }: Layout): readonly string[] {
  const roleWidth = Math.max(4, ...rows.map(({ roleName }) => printable(roleName).length));
  const outcomeWidth = widestOutcome(rows);
  const runWidth = Math.max(3, ...rows.map(({ run }) => run.length));
  const before = roleWidth + runWidth + outcomeWidth + 8;
  const heading = `  ${"Role".padEnd(roleWidth)}  ${"Run".padEnd(runWidth)}  ${"Outcome".padEnd(outcomeWidth)}  Reason`;
  const lines = rows.flatMap(({ roleName, run, outcome, reason, tone }) => {
    const [first = "", ...rest] = wrapText(printable(reason), width - before);
    const name = printable(roleName).padEnd(roleWidth);
    const said = paint(shadeOf(tone), outcome.padEnd(outcomeWidth));
    const more = rest.map((line) => `${" ".repeat(before)}${line}`);
    return [`  ${name}  ${run.padEnd(runWidth)}  ${said}  ${first}`, ...more];
  });
  return [paint("strong", heading), ...lines];
}

function stacked(rows: readonly OutcomeRow[], { width, paint }: Layout): readonly string[] {
  const outcomeWidth = widestOutcome(rows);
  const indent = " ".repeat(width < 60 ? 4 : outcomeWidth + 4);
  const below = (text: string) =>
    wrapText(printable(text), width - indent.length).map((line) => `${indent}${line}`);
  const lines = rows.flatMap(({ roleName, run, outcome, reason, tone }) => {
    const role = below(`${roleName} (${run})`);
    const said = `  ${paint(shadeOf(tone), width < 60 ? outcome : outcome.padEnd(outcomeWidth))}`;
    const head =
      width < 60 ? [said, ...role] : [`${said}${(role[0] ?? "").slice(outcomeWidth + 2)}`, ...role.slice(1)];
    return [...head, ...below(reason)];
  });
  return [paint("strong", `  ${"Outcome".padEnd(outcomeWidth)}  Role (run), and why`), ...lines];
}

function widestOutcome(rows: readonly OutcomeRow[]): number {
  return Math.max("Outcome".length, ...rows.map(({ outcome }) => outcome.length));
}

function shadeOf(tone: Tone): Shade {
  return tone === "plain" ? "strong" : tone;
}
