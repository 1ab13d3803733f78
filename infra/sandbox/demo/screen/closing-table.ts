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

/** Headings of the columns: what the row is about, its kind, how it ended, and why. */
export type Headings = readonly [role: string, run: string, outcome: string, reason: string];

/** Headings of a table of runs. */
export const runHeadings: Headings = ["Role", "Run", "Outcome", "Reason"];

/** The table of roles and what became of them, as wide as the screen. */
export function closingTable(
  rows: readonly OutcomeRow[],
  layout: Layout,
  headings: Headings = runHeadings,
): readonly string[] {
  return layout.width < NARROWEST_TABLE ? stacked(rows, layout, headings) : inColumns(rows, layout, headings);
}

function inColumns(
  rows: readonly OutcomeRow[],
  { width, paint }: Layout,
  [role, run, outcome, reason]: Headings,
): readonly string[] {
  const roleWidth = Math.max(role.length, ...rows.map(({ roleName }) => printable(roleName).length));
  const outcomeWidth = widestOutcome(rows, outcome);
  const runWidth = Math.max(run.length, ...rows.map((row) => row.run.length));
  const before = roleWidth + runWidth + outcomeWidth + 8;
  const heading = `  ${role.padEnd(roleWidth)}  ${run.padEnd(runWidth)}  ${outcome.padEnd(outcomeWidth)}  ${reason}`;
  const lines = rows.flatMap((row) => {
    const [first = "", ...rest] = wrapText(printable(row.reason), width - before);
    const name = printable(row.roleName).padEnd(roleWidth);
    const said = paint(shadeOf(row.tone), row.outcome.padEnd(outcomeWidth));
    const more = rest.map((line) => `${" ".repeat(before)}${line}`);
    return [`  ${name}  ${row.run.padEnd(runWidth)}  ${said}  ${first}`, ...more];
  });
  return [paint("strong", heading), ...lines];
}

function stacked(
  rows: readonly OutcomeRow[],
  { width, paint }: Layout,
  [role, kind, ended]: Headings,
): readonly string[] {
  const outcomeWidth = widestOutcome(rows, ended);
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
  return [
    paint("strong", `  ${ended.padEnd(outcomeWidth)}  ${role} (${kind.toLowerCase()}), and why`),
    ...lines,
  ];
}

function widestOutcome(rows: readonly OutcomeRow[], heading: string): number {
  return Math.max(heading.length, ...rows.map(({ outcome }) => outcome.length));
}

function shadeOf(tone: Tone): Shade {
  return tone === "plain" ? "strong" : tone;
}
