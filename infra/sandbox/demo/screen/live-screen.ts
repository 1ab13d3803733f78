import { clockTime, type HappeningGroup, isTryOf } from "../happening.ts";
import { openWait } from "../run/run-track.ts";
import { waitInWords } from "../watch/tell-run.ts";
import type { Sight } from "../watch/watcher.ts";
import { chapterLines, footLine, groupLines, type Layout } from "./lines.ts";
import type { Paint } from "./paint.ts";
import type { Output, Screen } from "./screen.ts";

/** What the live screen needs of the terminal. */
export interface LiveScreenOptions {
  readonly output: Output;
  readonly paint: Paint;
  /** A moment in which a person can read what is new. */
  readonly moment: () => Promise<void>;
}

const HIDE_CURSOR = "\u001b[?25l";
const SHOW_CURSOR = "\u001b[?25h";
const CLEAR_BELOW = "\u001b[0J";
const DEFAULT_COLUMNS = 80;
const NARROWEST = 20;

/**
 * For terminals: what has happened stays and scrolls; what goes on just now, at the foot, is drawn again in place:
 * the thing that is tried again and again, virtual time, and what each run waits for.
 */
export function createLiveScreen({ output, paint, moment }: LiveScreenOptions): Screen {
  let trying: HappeningGroup | undefined;
  let foot: readonly string[] = [];
  let drawn = 0;
  let preparing: string | undefined;
  let seen: { readonly now: Date; readonly sight: Sight } | undefined;

  const layout = (): Layout => ({
    // The last column stays free: some terminals break the line there.
    width: Math.max(NARROWEST, (output.columns ?? DEFAULT_COLUMNS) - 1),
    paint,
  });

  /** Writes what stays, and draws the foot under it anew. */
  const draw = (staying: readonly string[]) => {
    const shown = layout();
    foot = [...(trying === undefined ? [] : groupLines(trying, shown)), ...statusLines(shown)];
    const up = drawn === 0 ? "" : `\u001b[${drawn}A`;
    const text = [...staying, ...foot].map((line) => `${line}\n`).join("");
    output.write(`\r${up}${CLEAR_BELOW}${text}`);
    drawn = foot.length;
  };

  const statusLines = (shown: Layout): readonly string[] => {
    if (seen === undefined) {
      return preparing === undefined ? [] : [footLine(preparing, shown, "faint")];
    }
    const { now, sight } = seen;
    const waiting = sight.runs.flatMap((run) => {
      const wait = openWait(run);
      // A run of its own shows what it waits for itself.
      return wait === undefined || wait.kind === "nested"
        ? []
        : [footLine(`◌ ${waitInWords(run, wait)}`, shown, "waiting")];
    });
    return ["", footLine(`virtual time ${clockTime(now)}`, shown, "strong"), ...waiting];
  };

  const endGroup = (): readonly string[] => {
    const lines = trying === undefined ? [] : groupLines(trying, layout());
    trying = undefined;
    return lines;
  };

  return {
    prepare(text) {
      preparing = text;
      draw([]);
    },
    begin(chapter) {
      preparing = undefined;
      output.write(HIDE_CURSOR);
      draw([...endGroup(), ...chapterLines(chapter, layout())]);
    },
    async tell(happening) {
      if (trying !== undefined && isTryOf(trying, happening)) {
        trying = { latest: happening, firstAt: trying.firstAt, count: trying.count + 1 };
        draw([]);
      } else {
        const before = endGroup();
        const group = { latest: happening, firstAt: happening.at, count: 1 };
        trying = happening.repeats === undefined ? undefined : group;
        draw([...before, ...(trying === undefined ? groupLines(group, layout()) : [])]);
      }
      await moment();
    },
    see(now, sight) {
      seen = { now, sight };
      draw([]);
    },
    write(makeLines) {
      const before = endGroup();
      seen = undefined;
      preparing = undefined;
      draw([...before, ...makeLines(layout())]);
    },
    close() {
      if (drawn > 0) {
        draw(endGroup());
      }
      output.write(SHOW_CURSOR);
    },
  };
}
