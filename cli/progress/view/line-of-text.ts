import { paint, type Tone } from "../../output/paint.ts";
import { cutText, textWidth } from "../../output/text-width.ts";

/** A part of a line that has one meaning; its text is safe to show. */
export interface Part {
  readonly text: string;
  readonly tone?: Tone | undefined;
}

/** A line as it is drawn, and how many columns it takes. */
export interface Line {
  readonly text: string;
  readonly width: number;
}

/** Puts parts beside each other, as far as they fit into the columns; of the one that does not fit, the end is left out. */
export function lineOf(parts: readonly Part[], columns: number, colors: boolean): Line {
  let left = columns;
  let text = "";
  for (const { text: whole, tone } of parts) {
    const fits = textWidth(whole) <= left;
    const shown = fits ? whole : cutText(whole, left);
    text += paint(shown, tone, colors);
    left -= textWidth(shown);
    if (!fits) {
      break;
    }
  }
  return { text, width: columns - left };
}

/** A text with blanks behind it up to so many columns; of a longer one, the end is left out. */
export function fitted(text: string, columns: number): string {
  const cut = cutText(text, columns);
  return cut + " ".repeat(Math.max(0, columns - textWidth(cut)));
}
