import type { RunProgress } from "../run-progress.ts";
import { blockLines, closingLines } from "./block-lines.ts";
import { createFrame } from "./frame.ts";
import type { ProgressView } from "./progress-view.ts";

/** What the live view needs of the terminal. */
export interface LiveViewOptions {
  readonly write: (text: string) => void;
  /** As the terminal is now. */
  readonly columns: () => number;
  readonly rows: () => number;
  readonly colors: boolean;
  readonly now: () => Date;
  /** What is done to the roles, for example `Decommissioning`. */
  readonly title: string;
}

/** More often nobody sees anything. */
const SHORTEST_TIME_BETWEEN_DRAWINGS_MILLISECONDS = 100;

/** Shows runs on a terminal: one block that is drawn again in place, and never taller or wider than the terminal. */
export function createLiveView({ write, columns, rows, colors, now, title }: LiveViewOptions): ProgressView {
  const frame = createFrame(write);
  let runs: readonly RunProgress[] = [];
  let drawn: { readonly at: Date; readonly columns: number; readonly rows: number } | undefined;
  let isStale = false;
  let isStopped = false;

  /** The last column stays free: there some terminals break the line, whatever they were told. */
  const layout = (width: number) => ({ title, runs, now: now(), columns: Math.max(1, width - 1), colors });

  const draw = () => {
    const [width, height] = [columns(), rows()];
    // The cursor's own line is below the block.
    frame.draw(blockLines({ ...layout(width), lines: height - 1 }), width);
    drawn = { at: now(), columns: width, rows: height };
    isStale = false;
  };

  const drawIfDue = () => {
    if (isStopped || runs.length === 0) {
      return;
    }
    const at = now();
    const isResized = drawn !== undefined && (drawn.columns !== columns() || drawn.rows !== rows());
    const since = drawn === undefined ? Number.POSITIVE_INFINITY : at.getTime() - drawn.at.getTime();
    const isNextSecond = drawn !== undefined && secondOf(drawn.at) !== secondOf(at);
    if (since >= SHORTEST_TIME_BETWEEN_DRAWINGS_MILLISECONDS && (isStale || isResized || isNextSecond)) {
      draw();
    }
  };

  return {
    update(latest) {
      runs = latest;
      isStale = true;
      drawIfDue();
    },
    tick: drawIfDue,
    stop() {
      if (isStopped) {
        return;
      }
      isStopped = true;
      if (runs.length > 0) {
        const width = columns();
        frame.draw(closingLines(layout(width)), width);
      }
      frame.end();
    },
  };
}

function secondOf(instant: Date): number {
  return Math.floor(instant.getTime() / 1000);
}
