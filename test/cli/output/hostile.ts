import fc from "fast-check";

/** Signs that mean something to a terminal, a spreadsheet, a page or a parser. */
const SIGNS = [
  ..." abz09;,|\"'`\\/:.<>&#*_[](){}!~$=+-@\t\r\n",
  "\u0000",
  "\u0007",
  "\u001b[31m",
  "\u001b[2J",
  "\u001b]0;owned\u0007",
  "\u009b1A",
  "\u007f",
  "\u202e",
  "\u200b",
  "\ufeff",
  "\u2028",
  "\ud800",
  "＝",
  "＋",
  "é",
  "e\u0301",
  "漢",
  "😀",
  "&#124;",
  "http://",
  "www.",
  "<script>",
  "](",
];

/** What a stranger may have written into a name, a tag or an error. */
export const hostile = (maxLength = 12): fc.Arbitrary<string> =>
  fc.oneof(
    fc.array(fc.constantFrom(...SIGNS), { maxLength }).map((signs) => signs.join("")),
    // Any sign at all, halves of pairs included; the library's own unit for it takes a second to be made.
    fc
      .array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength })
      .map((codes) => String.fromCodePoint(...codes)),
  );
