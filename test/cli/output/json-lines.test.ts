import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonArray, jsonLines, safeJson } from "../../../cli/output/json-lines.ts";
import { hostile } from "./hostile.ts";

const values = fc.array(fc.dictionary(hostile(), fc.oneof(hostile(), fc.integer(), fc.constant(null))), {
  maxLength: 4,
});

/** What a terminal would obey, or nobody sees; the line breaks of the text itself are none of it. */
const OBEYED = /(?!\n)[\p{Cc}\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u;

describe("safeJson", () => {
  it("escapes what a terminal obeys, and loses nothing", () => {
    expect(safeJson("\u009b1A \u202e \u{e0041} \u007f")).toBe('"\\u009b1A \\u202e \\udb40\\udc41 \\u007f"');
    expect(safeJson("\ufff9")).toBe('"\\ufff9"');
    expect(safeJson({ a: "漢字 é 😀" })).toBe('{"a":"漢字 é 😀"}');
  });

  it("writes null for what JSON does not know", () => {
    expect(safeJson(undefined)).toBe("null");
  });
});

describe("jsonArray", () => {
  it("is one array, indented by two", () => {
    const rows = [{ a: 1, b: ["x"] }, {}, { c: { d: "two\nlines" } }];

    expect([...jsonArray(rows)].join("")).toBe(`${JSON.stringify(rows, null, 2)}\n`);
    expect([...jsonArray([])].join("")).toBe("[]\n");
  });

  it("reads back as what was written, and obeys nobody", () => {
    fc.assert(
      fc.property(values, (rows) => {
        const text = [...jsonArray(rows)].join("");

        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(rows)));
        expect(text).not.toMatch(OBEYED);
      }),
      { numRuns: 500 },
    );
  });
});

describe("jsonLines", () => {
  it("is a line for each, that reads back as what was written", () => {
    fc.assert(
      fc.property(values, (rows) => {
        const text = [...jsonLines(rows)].join("");
        const lines = text.split("\n");

        expect(lines.pop()).toBe("");
        expect(lines.map((line) => JSON.parse(line))).toEqual(JSON.parse(JSON.stringify(rows)));
        expect(text).not.toMatch(OBEYED);
      }),
      { numRuns: 500 },
    );
  });

  it("says a row as soon as there is one", () => {
    const endless = (function* () {
      for (let at = 0; ; at += 1) {
        yield { at };
      }
    })();

    expect(jsonLines(endless).next().value).toBe('{"at":0}\n');
    expect(jsonArray(endless).next().value).toBe('[\n  {\n    "at": 1\n  }');
  });
});
