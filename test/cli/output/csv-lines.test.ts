import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvLines } from "../../../cli/output/csv-lines.ts";
import type { Column } from "../../../cli/output/format.ts";
import { hostile } from "./hostile.ts";
import { readCsv } from "./read-csv.ts";

type Value = string | number | boolean | undefined;

const columnsOf = (keys: readonly string[]): readonly Column<readonly Value[]>[] =>
  keys.map((key, at) => ({ key, title: key.toUpperCase(), value: (row) => row[at] }));

const write = (rows: readonly (readonly Value[])[], keys: readonly string[]) =>
  [...csvLines(rows, columnsOf(keys))].join("");

/** Of one text: the field that is written for it. */
const field = (text: string) => readCsv(write([[text]], ["x"]))[1]?.[0];

const SIGNS = "=+-@−﹢﹣﹦﹫＋－＝＠";

const isBlank = (sign: string) => /[\s\p{C}\p{Default_Ignorable_Code_Point}']/u.test(sign);

/** Takes the apostrophes away as the documentation of `csvLines` says it: by walking, not by a pattern. */
const undo = (guarded: string): string => {
  const signs = Array.from(guarded);
  return signs
    .filter((sign, at) => {
      if (sign !== "'" || (at > 0 && !";\t\r\n".includes(signs[at - 1] ?? ""))) {
        return true;
      }
      const rest = signs.slice(at + 1);
      const next = rest.find((other) => "\t\r\n".includes(other) || !isBlank(other)) ?? "";
      const nextPlain = rest.find((other) => other !== "'") ?? "none";
      return !(SIGNS.includes(next) && next !== "") && !(at === 0 && "\t\r\n".includes(nextPlain));
    })
    .join("");
};

/** Control characters cannot be told from their visible form afterwards. */
const printable = (text: string) =>
  text.replace(/(?![\t\r\n])\p{Cc}/gu, (sign) => `\\u{${sign.charCodeAt(0).toString(16)}}`);

describe("csvLines", () => {
  it("writes a header of keys, CRLF, and quotes where they are needed", () => {
    expect(write([["a", 'say "hi"', "b, c", "two\r\nlines"]], ["one", "two", "three", "four"])).toBe(
      'one,two,three,four\r\na,"say ""hi""","b, c","two\r\nlines"\r\n',
    );
  });

  it("leaves empty what is unknown, and numbers and truth as they are", () => {
    expect(write([[undefined, -5, 0.5, true, ""]], ["a", "b", "c", "d", "e"])).toBe(
      "a,b,c,d,e\r\n,-5,0.5,true,\r\n",
    );
  });

  it("writes a line for a row of one unknown", () => {
    expect(readCsv(write([[undefined], ["x"]], ["only"]))).toEqual([["only"], [""], ["x"]]);
  });

  it.each([
    ["=1+1", "'=1+1"],
    ["+1", "'+1"],
    ["-1", "'-1"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\tx", "'\tx"],
    ["\rx", "'\rx"],
    ["  =1", "'  =1"],
    ["\u00a0=1", "'\u00a0=1"],
    ["\u200b=1", "'\u200b=1"],
    ["＝1", "'＝1"],
    ["＠x", "'＠x"],
    ["−1", "'−1"],
    ["a;=1", "a;'=1"],
    ["a\n=1", "a\n'=1"],
    ["\t=1", "'\t'=1"],
    ["'=1", "''=1"],
    ["a=1", "a=1"],
    ["it's", "it's"],
    ["'quoted'", "'quoted'"],
    ["2026-11-28T10:00:00.000Z", "2026-11-28T10:00:00.000Z"],
    ["", ""],
  ])("writes %j as %j", (text, guarded) => {
    expect(field(text)).toBe(guarded);
  });

  it("shows control characters instead of writing them: a terminal would obey", () => {
    expect(field("\u001b[2J\u009b1A\u0000")).toBe("\\u{1b}[2J\\u{9b}1A\\u{0}");
  });

  it("comes back through another reader as it was, once the apostrophes are taken away", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(hostile(), hostile(), hostile()), { maxLength: 5 }), (rows) => {
        const [head, ...body] = readCsv(write(rows, ["a", "b", "c"]));

        expect(head).toEqual(["a", "b", "c"]);
        expect(body.map((row) => row.map(undo))).toEqual(rows.map((row) => row.map(printable)));
      }),
      { numRuns: 2000 },
    );
  });

  it("begins no field with a sign of a formula, in whatever way a spreadsheet cuts it", () => {
    fc.assert(
      fc.property(hostile(), hostile(), (one, other) => {
        const fields = readCsv(write([[one, other]], ["a", "b"])).flat();

        for (const part of fields.flatMap((text) => [text, ...text.split(/[;\t\r\n]/)])) {
          expect(part.normalize("NFKC").replace(/^[\s\p{C}]+/u, "")).not.toMatch(/^[=+@−-]/);
        }
        expect(fields.filter((text) => /^[\t\r\n]/.test(text))).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it("takes no longer for a text of nothing but separators", () => {
    const long = field(`${"\n".repeat(200_000)}=`);

    expect(long).toHaveLength(200_003);
  });
});
