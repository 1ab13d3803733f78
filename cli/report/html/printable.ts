/** Control characters, and those that turn the direction of text around: a page would obey them. */
const OBEYED = /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** A text of one line that no page takes for more than a text, and that UTF-8 can carry. */
export function printable(text: string): string {
  return text.replace(/\s+/g, " ").replace(OBEYED, "\ufffd").toWellFormed();
}
