/** What a text means on a terminal, which decides its colour. */
export type Tone = "good" | "bad" | "warn" | "quiet" | "strong";

/** From the sixteen colours that follow the user's own scheme, light or dark. */
const CODES: Readonly<Record<Tone, readonly [number, number]>> = {
  good: [32, 39],
  bad: [31, 39],
  warn: [33, 39],
  quiet: [2, 22],
  strong: [1, 22],
};

/** Colours a visible text, or leaves it as it is. */
export function paint(text: string, tone: Tone | undefined, colors: boolean): string {
  if (!colors || tone === undefined || text === "") {
    return text;
  }
  const [on, off] = CODES[tone];
  return `\u001b[${on}m${text}\u001b[${off}m`;
}
