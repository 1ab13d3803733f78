import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { visibleText } from "../../../cli/output/visible-text.ts";
import { hostile } from "./hostile.ts";

describe("visibleText", () => {
  it.each([
    ["AWSServiceRoleForIVSRecordToS3", "AWSServiceRoleForIVSRecordToS3"],
    ["größer, 漢字, 😀", "größer, 漢字, 😀"],
    ["\u001b[31mred", "\\u{1b}[31mred"],
    ["\u009b1A", "\\u{9b}1A"],
    ["two\r\nlines", "two\\u{d}\\u{a}lines"],
    ["\u202egpj.exe", "\\u{202e}gpj.exe"],
    ["a\u200bb\ufeffc\u3164d", "a\\u{200b}b\\u{feff}c\\u{3164}d"],
    ["note\ufff9", "note\\u{fff9}"],
    ["\u{e0041}", "\\u{e0041}"],
    ["half \ud83d", "half \\u{d83d}"],
  ])("shows %j as %s", (text, shown) => {
    expect(visibleText(text)).toBe(shown);
  });

  it("leaves nothing that a terminal obeys, and changes nothing twice", () => {
    fc.assert(
      fc.property(hostile(), (text) => {
        const shown = visibleText(text);

        expect(shown).not.toMatch(/[\p{Cc}\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u);
        expect(shown.isWellFormed()).toBe(true);
        expect(visibleText(shown)).toBe(shown);
      }),
      { numRuns: 1000 },
    );
  });
});
