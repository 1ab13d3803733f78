import type { Line } from "./line-of-text.ts";

const HIDE_CURSOR = "\u001b[?25l";
const SHOW_CURSOR = "\u001b[?25h";
/** Off, a line that is longer than thought is cut by the terminal, instead of becoming two. */
const WRAP_OFF = "\u001b[?7l";
const WRAP_ON = "\u001b[?7h";
/** Terminals that know it show a drawing only when it is whole; the others pass over it. */
const DRAWING_BEGINS = "\u001b[?2026h";
const DRAWING_ENDS = "\u001b[?2026l";
const CLEAR_TO_END_OF_LINE = "\u001b[K";
const CLEAR_BELOW = "\u001b[J";

/** Lines on a terminal that are drawn again in place. The cursor stands at the beginning of the line below them. */
export interface Frame {
  /**
   * Draws lines over those that were drawn before.
   *
   * @param columns of the terminal as it is now
   */
  draw(lines: readonly Line[], columns: number): void;
  /** Gives the cursor back; what was drawn last stays. */
  end(): void;
}

/** Draws on a terminal, with one write for each drawing. */
export function createFrame(write: (text: string) => void): Frame {
  let drawn: readonly Line[] = [];
  let drawnColumns = 0;
  let isHidden = false;

  return {
    draw(lines, columns) {
      const rows = drawn.reduce((sum, { width }) => sum + rowsOf(width, columns), 0);
      const up = rows === 0 ? "" : `\u001b[${rows}A`;
      // A terminal that was made narrower or wider has broken lines anew: only a clean sheet is sure to be clean.
      const start = columns === drawnColumns ? `\r${up}` : `\r${up}${CLEAR_BELOW}`;
      const text = lines.map((line) => `${line.text}${CLEAR_TO_END_OF_LINE}\n`).join("");
      const drawing = `${WRAP_OFF}${start}${text}${CLEAR_BELOW}${WRAP_ON}`;
      write(`${DRAWING_BEGINS}${isHidden ? "" : HIDE_CURSOR}${drawing}${DRAWING_ENDS}`);
      drawn = lines;
      drawnColumns = columns;
      isHidden = true;
    },
    end() {
      if (isHidden) {
        write(SHOW_CURSOR);
        isHidden = false;
      }
      drawn = [];
    },
  };
}

/** A terminal that has become narrower since shows a line on several rows. */
function rowsOf(width: number, columns: number): number {
  return Math.max(1, Math.ceil(width / Math.max(1, columns)));
}
