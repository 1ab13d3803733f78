import { cutText, textWidth } from "../../output/text-width.ts";
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
}

/** Narrower than this, a terminal has no room for times. */
const ROOM_FOR_TIMES_COLUMNS = 60;
const TIME_COLUMNS = 9;
const COMMON_PREFIX = "AWSServiceRoleFor";

/**
 * How many columns the names of these runs take: as many as the longest, but not more than their share. Where that is
 * too narrow, what most names begin with is left out.
 */
export function nameColumnsOf(runs: readonly RunProgress[], columns: number): number {
  const most = Math.max(8, Math.floor(columns * (columns < ROOM_FOR_TIMES_COLUMNS ? 0.5 : 0.45)));
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
  const { columns, colors, nameColumns } = layout;
  const tone = runTone(run);
  const time =
    columns < ROOM_FOR_TIMES_COLUMNS ? "" : formatDuration(secondsOf(run, now)).padStart(TIME_COLUMNS);
  const name = fitted(shortName(oneLine(run.roleName), nameColumns), nameColumns);
  const room = columns - 2 - nameColumns - 2 - time.length;
  const doing = [doingInWords(run), ...(isCompact ? [reasonInWords(run)] : [])].filter(
    (text) => text !== undefined,
  );
  return lineOf(
    [
      { text: runSign(run, now), tone },
      { text: ` ${name}  ` },
      { text: time === "" ? cutText(doing.join(": "), room) : fitted(doing.join(": "), room), tone },
      { text: time, tone: "quiet" },
    ],
    columns,
    colors,
  );
}

/** Why a run does not go on, or how it ended, on a line of its own; none if there is nothing to say. */
export function reasonLines(run: RunProgress, now: Date, { columns, colors }: Layout): readonly Line[] {
  const text = [reasonInWords(run), timeInWords(run, now)].filter((part) => part !== undefined);
  return text.length === 0
    ? []
    : [lineOf([{ text: `    ${text.join(" · ")}`, tone: "quiet" }], columns, colors)];
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
