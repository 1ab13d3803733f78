const PLAIN = /^[ -~]*$/;

/**
 * Signs that take two columns: East Asian Width W and F of Unicode 15.1, whole blocks where only gaps without a sign lie
 * between, and emoji; regional indicators take one each, since a flag is made of two.
 *
 * @see https://www.unicode.org/reports/tr11/ (data as of Python 3.13)
 */
const WIDE =
  /[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3040-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{16fe0}-\u{18d08}\u{1aff0}-\u{1b2fb}\u{1f200}-\u{1f2ff}\u{20000}-\u{3fffd}]|(?![\u{1f1e6}-\u{1f1ff}])\p{Emoji_Presentation}/u;

/**
 * Marks that take no column of their own, of Latin, Greek, Cyrillic, Hebrew, Arabic, Devanagari and Thai. Others count as
 * one: some terminals give them one, and a line that is a little short is better than one that wraps.
 */
const ON_TOP =
  /(?=\p{Mn})[\u0300-\u036f\u0483-\u0486\u0591-\u05c7\u064b-\u065e\u0670\u0901\u0902\u093c\u0941-\u0948\u094d\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/u;

/** How many columns of a terminal a visible text takes. */
export function textWidth(text: string): number {
  if (PLAIN.test(text)) {
    return text.length;
  }
  let width = 0;
  for (const sign of text) {
    width += signWidth(sign);
  }
  return width;
}

/** A text that takes at most so many columns: the end of a longer one is left out, and `…` says so. */
export function cutText(text: string, width: number): string {
  if (textWidth(text) <= width) {
    return text;
  }
  let cut = "";
  let left = width - 1;
  for (const sign of text) {
    left -= signWidth(sign);
    if (left < 0) {
      break;
    }
    cut += sign;
  }
  return width < 1 ? "" : `${cut}…`;
}

function signWidth(sign: string): number {
  if (sign.length === 1 && PLAIN.test(sign)) {
    return 1;
  }
  if (ON_TOP.test(sign)) {
    return 0;
  }
  return WIDE.test(sign) ? 2 : 1;
}
