import { textWidth } from "../../output/text-width.ts";
import { formatDuration } from "../duration.ts";
import type { RunProgress } from "../run-progress.ts";
import { type Line, lineOf, type Part } from "./line-of-text.ts";
import { oneLine } from "./one-line.ts";
import { layoutOf, reasonLines, runLine } from "./run-lines.ts";
import { runTone } from "./run-tone.ts";
import { tallyOf } from "./tally-runs.ts";
import { countOf, phaseInWords } from "./words.ts";

/** What a block of lines about runs is made of. */
export interface Block {
  /** For example `Decommissioning`. */
  readonly title: string;
  readonly runs: readonly RunProgress[];
  readonly now: Date;
  /** Most columns of a line. */
  readonly columns: number;
  /** Most lines. */
  readonly lines: number;
  readonly colors: boolean;
}

/** Runs as a block of lines that fits: all of them if there is room, else those at work first, and a sum of the others. */
export function blockLines(block: Block): readonly Line[] {
  if (block.lines < 1) {
    return [];
  }
  return [headerLine(block), ...bodyLines(block, block.lines - 1)];
}

/** All that there is to say about the runs, however long. */
export function closingLines(block: Omit<Block, "lines">): readonly Line[] {
  return blockLines({ ...block, lines: block.runs.length + 1 });
}

function bodyLines({ runs, now, columns, colors }: Block, room: number): readonly Line[] {
  const layout = layoutOf(runs, { now, columns, colors });
  if (runs.length <= room) {
    const whole = runs.flatMap((run) => [runLine(run, now, layout, false), ...reasonLines(run, now, layout)]);
    return whole.length <= room ? whole : runs.map((run) => runLine(run, now, layout, true));
  }
  if (room < 1) {
    return [];
  }
  const shown = new Set(runs.toSorted((a, b) => rankOf(a) - rankOf(b)).slice(0, room - 1));
  const others = runs.filter((run) => !shown.has(run));
  const lead = shown.size === 0 ? "… " : `… and ${others.length} more: `;
  return [
    ...runs.filter((run) => shown.has(run)).map((run) => runLine(run, now, layout, true)),
    lineOf([{ text: `${lead}${tallyOf(others)}`, tone: "quiet" }], columns, colors),
  ];
}

/** What may still change is shown first, then what a person has to look at. */
function rankOf(run: RunProgress): number {
  if (run.endedAt === undefined) {
    return 0;
  }
  return runTone(run) === "good" ? 2 : 1;
}

function headerLine({ title, runs, now, columns, colors }: Block): Line {
  const running = runs.filter(({ endedAt }) => endedAt === undefined);
  const ended = runs.filter(({ endedAt }) => endedAt !== undefined);
  const kinds = [...new Set(ended.map(phaseInWords))];
  const count = countOf(runs.length, "role");
  const rest: readonly Part[] = [
    ...kinds.map((kind) => {
      const some = ended.filter((run) => phaseInWords(run) === kind);
      return {
        text: ` · ${some.length} ${kind}`,
        tone: some[0] === undefined ? undefined : runTone(some[0]),
      };
    }),
    ...(running.length === 0 ? [] : [{ text: ` · ${running.length} running` }]),
    { text: ` · ${formatDuration(secondsOf(runs, now))}`, tone: "quiet" },
  ];
  const whole: Part = { text: `${oneLine(title)} ${count}`, tone: "strong" };
  const wanted = [whole, ...rest].reduce((sum, { text }) => sum + textWidth(text), 0);
  return lineOf([wanted > columns ? { ...whole, text: count } : whole, ...rest], columns, colors);
}

/** From the first start to the last end, or until now. */
function secondsOf(runs: readonly RunProgress[], now: Date): number {
  const present = now.getTime();
  const starts = runs.map(({ startedAt }) => Date.parse(startedAt));
  const ends = runs.map(({ endedAt }) => (endedAt === undefined ? present : Date.parse(endedAt)));
  const least = starts.reduce((least, start) => Math.min(least, start), present);
  return (ends.reduce((most, end) => Math.max(most, end), least) - least) / 1000;
}
