/** What JSON leaves as it is and a terminal would obey, or nobody sees. Line breaks are never part of a string here. */
const HIDDEN = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * A value as JSON that is safe to show: whatever a terminal would obey is escaped, so that nothing is lost to whoever
 * parses it.
 *
 * @param indent blanks for each level; absent: one line
 */
export function safeJson(value: unknown, indent?: number): string {
  // Of what JSON does not know, `undefined` for example, `stringify` makes no text at all.
  const text: string | undefined = JSON.stringify(value, null, indent);
  return (text ?? "null").replace(HIDDEN, escaped);
}

/** One array of everything, a row at a time. */
export function* jsonArray(values: Iterable<unknown>): Generator<string, void> {
  let isFirst = true;
  for (const value of values) {
    yield `${isFirst ? "[" : ","}\n  ${safeJson(value, 2).replaceAll("\n", "\n  ")}`;
    isFirst = false;
  }
  yield isFirst ? "[]\n" : "\n]\n";
}

/** A line for each. */
export function* jsonLines(values: Iterable<unknown>): Generator<string, void> {
  for (const value of values) {
    yield `${safeJson(value)}\n`;
  }
}

function escaped(sign: string): string {
  return sign
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}
