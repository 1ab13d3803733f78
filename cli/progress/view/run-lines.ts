import { textWidth } from "../../output/text-width.ts";
import { formatDuration } from "../duration.ts";
import type { RunProgress } from "../run-progress.ts";
import { fitted, type Line, lineOf } from "./line-of-text.ts";
import { oneLine } from "./one-line.ts";
import { runSign, runTone } from "./run-tone.ts";
import { doingInWords, reasonInWords, timeInWords } from "./words.ts";

/** How lines are laid out. */
export interface Layout {
  readonly columns: number;
  readonly colors: boolean;
  /** Columns that names take. */
  readonly nameColumns: number;
  /** Columns that times take, with the blanks before them; 0: there is no room for times. */
  readonly timeColumns: number;
}

/** Narrower than this, a terminal has no room for times. */
const ROOM_FOR_TIMES_COLUMNS = 60;
const COMMON_PREFIX = "AWSServiceRoleFor";

/** Lays out lines about these runs. */
export function layoutOf(
  runs: readonly RunProgress[],
  { now, columns, colors }: { readonly now: Date; readonly columns: number; readonly colors: boolean },
): Layout {
  const hasTimes = columns >= ROOM_FOR_TIMES_COLUMNS;
  const times = runs.map((run) => formatDuration(secondsOf(run, now)).length);
  return {
    columns,
    colors,
    nameColumns: nameColumnsOf(runs, Math.max(8, Math.floor(columns * (hasTimes ? 0.45 : 0.5)))),
    timeColumns: hasTimes ? times.reduce((most, length) => Math.max(most, length), 0) + 2 : 0,
  };
}

/** As many as the longest name takes. Where that is too much, what most names begin with is left out. */
function nameColumnsOf(runs: readonly RunProgress[], most: number): number {
  const longest = longestOf(runs, oneLine);
  return longest <= most
    ? longest
    : Math.min(
        most,
        longestOf(runs, (name) => shortName(oneLine(name), most)),
      );
}

function longestOf(runs: readonly RunProgress[], shown: (name: string) => string): number {
  return runs.reduce((width, { roleName }) => Math.max(width, textWidth(shown(roleName))), 0);
}

/** A run on one line: sign, name, what it is doing, and how long already. */
export function runLine(run: RunProgress, now: Date, layout: Layout, isCompact: boolean): Line {
  const { columns, colors, nameColumns, timeColumns } = layout;
  const tone = runTone(run);
  const name = fitted(shortName(oneLine(run.roleName), nameColumns), nameColumns);
  const reason = reasonInWords(run);
  const doing = said(
    [
      said([doingInWords(run), reason === undefined ? timeInWords(run, now) : undefined], " · "),
      isCompact ? reason : undefined,
    ],
    ": ",
  );
  const room = columns - textWidth(`• ${name}  `) - timeColumns;
  return lineOf(
    [
      { text: runSign(run, now), tone },
      { text: ` ${name}  ` },
      { text: timeColumns === 0 ? doing : fitted(doing, room), tone },
      {
        text: timeColumns === 0 ? "" : formatDuration(secondsOf(run, now)).padStart(timeColumns),
        tone: "quiet",
      },
    ],
    columns,
    colors,
  );
}

/** Why a run does not go on, or how it ended, on a line of its own; none if there is nothing to say. */
export function reasonLines(run: RunProgress, now: Date, { columns, colors }: Layout): readonly Line[] {
  const reason = reasonInWords(run);
  // Time first: reasons are long, and their ends may be left out.
  return reason === undefined
    ? []
    : [
        lineOf(
          [{ text: `    ${said([timeInWords(run, now), reason], " · ")}`, tone: "quiet" }],
          columns,
          colors,
        ),
      ];
}

function said(parts: readonly (string | undefined)[], separator: string): string {
  return parts.filter((part) => part !== undefined).join(separator);
}

/** Most names begin in the same way; where there is no room, that is left out first. */
function shortName(name: string, columns: number): string {
  return textWidth(name) > columns && name.startsWith(COMMON_PREFIX)
    ? `…${name.slice(COMMON_PREFIX.length)}`
    : name;
}

/** Time goes on between two looks at a run. */
function secondsOf({ startedAt, endedAt, elapsedSeconds }: RunProgress, now: Date): number {
  return endedAt === undefined
    ? Math.max(elapsedSeconds, (now.getTime() - Date.parse(startedAt)) / 1000)
    : elapsedSeconds;
}
