import { printable } from "../../printable.ts";
import type { RunTrack } from "../run/run-track.ts";
import { asSentence, resourceInRegion, withShortArns } from "../words.ts";
import type { Layout } from "./lines.ts";
import type { Shade } from "./paint.ts";
import { wrapText } from "./wrap-text.ts";

/** What became of a role in one run. */
export interface OutcomeRow {
  readonly roleName: string;
  readonly mode: RunTrack["mode"];
  readonly outcome: string;
  readonly reason: string;
  readonly isGood: boolean;
}

/** The rows of the closing table, one for each run. */
export function outcomeRows(runs: readonly RunTrack[]): readonly OutcomeRow[] {
  return runs.map(({ roleName, mode, status, ending }) => ({
    roleName,
    mode,
    outcome: ending?.outcome ?? status.toLowerCase(),
    reason: reasonInWords(ending),
    isGood: ["deleted", "planned", "already-gone"].includes(ending?.outcome ?? ""),
  }));
}

function reasonInWords(ending: RunTrack["ending"]): string {
  if (ending === undefined) {
    return "The run has no outcome";
  }
  const { reason, blockers } = ending;
  const named = blockers.length === 0 ? "" : ` In the way: ${blockers.map(resourceInRegion).join(", ")}.`;
  return `${asSentence(withShortArns(reason))}${named}`;
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
  const before = roleWidth + outcomeWidth + 13;
  const heading = `  ${"Role".padEnd(roleWidth)}  ${"Mode".padEnd(5)}  ${"Outcome".padEnd(outcomeWidth)}  Reason`;
  const lines = rows.flatMap(({ roleName, mode, outcome, reason, isGood }) => {
    const [first = "", ...rest] = wrapText(printable(reason), width - before);
    const name = printable(roleName).padEnd(roleWidth);
    const said = paint(shadeOf(isGood), outcome.padEnd(outcomeWidth));
    const more = rest.map((line) => `${" ".repeat(before)}${line}`);
    return [`  ${name}  ${mode.padEnd(5)}  ${said}  ${first}`, ...more];
  });
  return [paint("strong", heading), ...lines];
}

function stacked(rows: readonly OutcomeRow[], { width, paint }: Layout): readonly string[] {
  const outcomeWidth = widestOutcome(rows);
  const indent = " ".repeat(width < 60 ? 4 : outcomeWidth + 4);
  const below = (text: string) =>
    wrapText(printable(text), width - indent.length).map((line) => `${indent}${line}`);
  const lines = rows.flatMap(({ roleName, mode, outcome, reason, isGood }) => {
    const role = below(`${roleName} (${mode})`);
    const said = `  ${paint(shadeOf(isGood), outcome.padEnd(outcomeWidth))}`;
    const head =
      width < 60 ? [said, ...role] : [`${said}${(role[0] ?? "").slice(outcomeWidth + 2)}`, ...role.slice(1)];
    return [...head, ...below(reason)];
  });
  return [paint("strong", `  ${"Outcome".padEnd(outcomeWidth)}  Role (mode), and why`), ...lines];
}

function widestOutcome(rows: readonly OutcomeRow[]): number {
  return Math.max("Outcome".length, ...rows.map(({ outcome }) => outcome.length));
}

function shadeOf(isGood: boolean): Shade {
  return isGood ? "good" : "bad";
}
