/**
 * What a terminal or a page obeys instead of showing it, and what nobody can see: control characters, marks that turn
 * the direction of text around, joiners, fillers, selectors, halves of pairs.
 */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * A text of one line that is shown as what it is: names, tags and errors are written by strangers, and must neither move
 * the cursor nor look like something else. A hidden sign becomes, for example, `\u{1b}`.
 */
export function visibleText(text: string): string {
  return text.replace(HIDDEN, escaped);
}

/** How a hidden sign is written. */
export function escaped(sign: string): string {
  return `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`;
}
