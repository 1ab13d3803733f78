/**
 * True if a text fits a pattern, in which `*` stands for any text and `?` for any one sign. Takes time in proportion
 * to both lengths multiplied, however the pattern is made.
 */
export function fits(text: string, pattern: string): boolean {
  const signs = [...text];
  const wanted = [...pattern];
  let at = 0;
  let inPattern = 0;
  let star = -1;
  let resumeAt = 0;
  while (at < signs.length) {
    const sign = wanted[inPattern];
    if (sign === "*") {
      star = inPattern;
      resumeAt = at;
      inPattern += 1;
    } else if (sign === "?" || sign === signs[at]) {
      at += 1;
      inPattern += 1;
    } else if (star >= 0) {
      // The last star takes one sign more.
      resumeAt += 1;
      at = resumeAt;
      inPattern = star + 1;
    } else {
      return false;
    }
  }
  return wanted.slice(inPattern).every((sign) => sign === "*");
}

/** True if a text fits one of the patterns. */
export function fitsAny(text: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => fits(text, pattern));
}
