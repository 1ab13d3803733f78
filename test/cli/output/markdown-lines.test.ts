import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Column } from "../../../cli/output/format.ts";
import { markdownLines, markdownText } from "../../../cli/output/markdown-lines.ts";
import { hostile } from "./hostile.ts";

const COLUMNS: readonly Column<readonly (string | number | undefined)[]>[] = [
  { key: "role", title: "Role", value: (row) => row[0] },
  { key: "usages", title: "Usages", value: (row) => row[1], align: "right" },
];

describe("markdownLines", () => {
  it("writes a table", () => {
    expect([
      ...markdownLines(
        [
          ["AWSServiceRoleForIVSRecordToS3", 2],
          ["b", undefined],
        ],
        COLUMNS,
      ),
    ]).toEqual([
      "| Role | Usages |\n",
      "| --- | ---: |\n",
      "| AWSServiceRoleForIVSRecordToS3 | 2 |\n",
      "| b |  |\n",
    ]);
  });

  it("has as many bars in each line, whatever the rows hold", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(hostile(), hostile()), { maxLength: 4 }), (rows) => {
        const lines = [...markdownLines(rows, COLUMNS)];

        expect(lines).toHaveLength(rows.length + 2);
        for (const line of lines) {
          expect(line.split("|")).toHaveLength(4);
          expect(line.split(/[\n\r\u2028\u2029\v\f\u0085]/)).toEqual([line.slice(0, -1), ""]);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("markdownText", () => {
  it.each([
    ["arn:aws:ivs:us-east-1:111122223333:channel/a", "arn:aws:ivs:us-east-1:111122223333:channel/a"],
    ["a|b", "a&#124;b"],
    ["a\\|b", "a&#92;&#124;b"],
    ["`rm -rf`", "&#96;rm -rf&#96;"],
    ["<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;"],
    ["&lt;", "&amp;lt;"],
    ["[click](http://evil.example)", "\\[click\\](http\\://evil.example)"],
    ["![x](y)", "!\\[x\\](y)"],
    ["www.evil.example", "www\\.evil.example"],
    ["**bold** _it_ ~~no~~ $x$", "\\*\\*bold\\*\\* \\_it\\_ \\~\\~no\\~\\~ \\$x\\$"],
    ["# heading", "\\# heading"],
    ["issue #12", "issue \\#12"],
    ["- item", "\\- item"],
    ["+ item", "\\+ item"],
    ["=====", "\\====="],
    ["12. item", "12\\. item"],
    ["3) item", "3\\) item"],
    ["1.", "1\\."],
    ["0.1.0", "0.1.0"],
    ["two\nlines", "two&#92;u{a}lines"],
    ["&#124;", "&amp;\\#124;"],
  ])("writes %j as %s", (text, escaped) => {
    expect(markdownText(text)).toBe(escaped);
  });

  it("leaves no sign that begins HTML, code, a link, emphasis or a block", () => {
    fc.assert(
      fc.property(hostile(), (text) => {
        const plain = markdownText(text).replace(/\\[!-/:-@[-`{-~]|&(amp|lt|gt|#\d+);/g, "x");

        expect(plain).not.toMatch(/[<>`|\\*_[\]~$#&]|:\/\/|\bwww\.|^\s*[-+=]|^\s*\d+[.)](\s|$)/i);
      }),
      { numRuns: 2000 },
    );
  });

  it("reads back as what was written", () => {
    const references: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">" };
    const read = (text: string) =>
      text.replace(
        /\\([!-/:-@[-`{-~])|&(amp|lt|gt);|&#(\d+);/g,
        (_, sign: string | undefined, name: string | undefined, code: string | undefined) =>
          sign ?? references[name ?? ""] ?? String.fromCodePoint(Number(code)),
      );
    fc.assert(
      fc.property(fc.string({ unit: "grapheme-ascii" }), (text) => {
        expect(read(markdownText(text))).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });
});
