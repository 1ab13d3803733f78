import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { limitId, limitText } from "../../../../cli/report/asff/limit-text.ts";
import { hostile } from "../../output/hostile.ts";

describe("limitText", () => {
  it.each([
    ["role", 4, "role"],
    ["roles", 4, "rol…"],
    ["a😀b", 4, "a😀b"],
    ["a😀bc", 4, "a😀…"],
    ["ab😀c", 4, "ab…"],
    ["", 4, undefined],
    [" \n\t", 4, undefined],
    ["half \ud83d", 9, "half \ufffd"],
  ])("of %j takes %i signs: %j", (text, most, limited) => {
    expect(limitText(text, most)).toBe(limited);
  });

  it("never takes more than it may, nor half a sign", () => {
    fc.assert(
      fc.property(hostile(30), fc.integer({ min: 1, max: 20 }), (text, most) => {
        const limited = limitText(text, most) ?? "x";

        expect(limited.length).toBeLessThanOrEqual(most);
        expect(limited.isWellFormed()).toBe(true);
        expect(limited).toMatch(/\S/);
      }),
      { numRuns: 500 },
    );
  });
});

describe("limitId", () => {
  it("keeps two long identifiers apart that begin alike", () => {
    const [one, other] = ["a", "b"].map((end) => limitId(`${"x".repeat(600)}${end}`, 512));

    expect(one).toHaveLength(512);
    expect(other).toHaveLength(512);
    expect(one).not.toBe(other);
    expect(limitId("short", 512)).toBe("short");
  });
});
