import { visibleText } from "../../output/visible-text.ts";

/** More marks than any script puts on one letter would be drawn over the lines above. */
const PILED_MARKS = /(\p{M}{3})\p{M}+/gu;

/** Longer texts are cut: nobody reads them on one line. */
const MOST_CHARACTERS = 2000;

/** The account and the Region that a resource is in are long, and mostly the same; what follows them is its name. */
const ARN = /\barn:aws[\w-]*:[\w.-]*:[\w-]*:\d*:([^\s"”,;)]*[^\s"”,;).:])/g;

/** Somebody else's words as a line that no terminal obeys, with resources named as in `channel/Ab12` instead of by ARN. */
export function oneLine(text: string): string {
  const line = text.slice(0, MOST_CHARACTERS).replace(/\s+/g, " ").trim();
  return visibleText(line).replace(PILED_MARKS, "$1").replace(ARN, "$1");
}
