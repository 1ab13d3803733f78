/** What a text means, which decides its colour. */
export type Shade = "strong" | "faint" | "owner" | "service" | "rolecall" | "good" | "waiting" | "bad";

/** Colours a text, or leaves it as it is. */
export type Paint = (shade: Shade, text: string) => string;

/** From the sixteen colours that follow the user's own scheme, light or dark. */
const CODES: Readonly<Record<Shade, readonly [number, number]>> = {
  strong: [1, 22],
  faint: [2, 22],
  owner: [35, 39],
  service: [34, 39],
  rolecall: [36, 39],
  good: [32, 39],
  waiting: [33, 39],
  bad: [31, 39],
};

/** Colours for a terminal that shows them. */
export const inColour: Paint = (shade, text) => {
  const [on, off] = CODES[shade];
  return `\u001b[${on}m${text}\u001b[${off}m`;
};

/** No colours: for pipes, and for those who do not want any. */
export const plainly: Paint = (_shade, text) => text;
