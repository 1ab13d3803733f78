/** One value or a list, as a list. */
export function listOf(written: string | readonly string[] | undefined): readonly string[] {
  return written === undefined ? [] : typeof written === "string" ? [written] : written;
}

/** The same values, each once, in an order that does not depend on how they were written. */
export function sortedSet(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort();
}

/** True for a pattern that stands for more than one text. */
export function hasWildcard(pattern: string): boolean {
  return /[*?]/.test(pattern);
}
