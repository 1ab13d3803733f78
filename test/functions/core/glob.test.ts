import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fits, fitsAny } from "../../../functions/core/glob.ts";

/** Says the same by trying every way; of short texts only. */
const reference = (text: readonly string[], pattern: readonly string[]): boolean => {
  const [sign, ...rest] = pattern;
  const [first, ...others] = text;
  if (sign === undefined) {
    return first === undefined;
  }
  if (sign === "*") {
    return reference(text, rest) || (first !== undefined && reference(others, pattern));
  }
  return first !== undefined && (sign === "?" || sign === first) && reference(others, rest);
};

const few = fc.array(fc.constantFrom("a", "b", "*", "?", ".", "𝒳"), { maxLength: 8 });

describe("fits", () => {
  it.each([
    ["", "", true],
    ["", "*", true],
    ["", "?", false],
    ["a", "", false],
    ["a", "a", true],
    ["a", "A", false],
    ["ab", "a", false],
    ["a", "ab", false],
    ["abc", "a?c", true],
    ["ac", "a?c", false],
    ["abc", "*", true],
    ["abc", "**", true],
    ["abc", "a*", true],
    ["abc", "*c", true],
    ["abc", "*b", false],
    ["abcbc", "a*bc", true],
    ["abcbd", "a*bc", false],
    ["abc", "abc*", true],
    ["abc", "abc?", false],
    ["ivs.amazonaws.com", "*.amazonaws.com", true],
    ["ivsXamazonaws.com", "ivs.amazonaws.com", false],
    ["a+b", "a+b", true],
    ["aab", "a+b", false],
    ["[a]", "[a]", true],
    ["x*y", "x*y", true],
    ["𝒳", "?", true],
    ["𝒳", "??", false],
    ["a\nb", "a*b", true],
    ["a\nb", "a?b", true],
  ])("says of %j and %j: %s", (text, pattern, expected) => {
    expect(fits(text, pattern)).toBe(expected);
  });

  it("says what a simple reference says", () => {
    fc.assert(
      fc.property(few, few, (text, pattern) => {
        expect(fits(text.join(""), pattern.join(""))).toBe(reference(text, pattern));
      }),
      { numRuns: 5000 },
    );
  });

  it("finds every text in itself, and with any part of it left open", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (parts) => fits(parts.join(""), parts.join("*"))),
      { numRuns: 1000 },
    );
  });

  // An engine that tries every way would not come to an end here, and the test's time would run out.
  it.each([
    ["stars between the same sign", "*a".repeat(128)],
    ["stars only", "*".repeat(255)],
    ["stars and question marks", "*?".repeat(128)],
  ])("comes to an end with a pattern of %s", (_what, pattern) => {
    expect(fits(`${"a".repeat(10_000)}b`, `${pattern}c`)).toBe(false);
    expect(fits(`${"a".repeat(10_000)}b`, `${pattern}b`)).toBe(true);
  });
});

describe("fitsAny", () => {
  it("is true if one pattern fits", () => {
    expect(fitsAny("abc", ["x*", "a*"])).toBe(true);
  });

  it("is false if none does, or if there is none", () => {
    expect(fitsAny("abc", ["x*", "y*"])).toBe(false);
    expect(fitsAny("abc", [])).toBe(false);
  });
});
