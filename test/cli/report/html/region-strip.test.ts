import { describe, expect, it } from "vitest";
import { isMarked, weightOf } from "../../../../cli/report/html/client/strip.ts";
import { tokensOf } from "../../../../cli/report/html/client/tokens.ts";
import { regionStrip } from "../../../../cli/report/html/region-strip.ts";
import { readIn, readings, recordOf, roleOf, unreadIn, usageOf } from "./samples.ts";

const usages = (region: string, count: number) =>
  Array.from({ length: count }, (_, index) => usageOf(region, String(index)));
const record = recordOf(roleOf("R"), {
  status: "in-use",
  regions: readings(
    readIn("a", ...usages("a", 3)),
    readIn("b"),
    unreadIn("c"),
    readIn("e", ...usages("e", 12)),
    readIn("f", ...usages("f", 100)),
  ),
});
const { text } = regionStrip(record, ["a", "b", "c", "d", "e", "f"]);
const shown = [...tokensOf(text)].flatMap((token) => (token.kind === "text" ? [token.text] : [])).join("");

describe("regionStrip", () => {
  it("gives each Region three signs: usages, none, not read, not looked at", () => {
    expect(shown).toBe(" 3  ·  ?    12 99+");
  });

  it("says the same to those who do not see it", () => {
    expect(text).toContain(
      'aria-label="3 usages in a; 12 usages in e; 100 usages in f; not read: c; no usage in 1 other Region"',
    );
  });

  it("is read back by the script, Region by Region", () => {
    expect([0, 1, 2, 3, 4, 5].filter((region) => isMarked(shown, region))).toEqual([0, 2, 4, 5]);
    expect(weightOf(shown)).toBeCloseTo(3.001);
  });

  it.each([
    ["unobserved", "only IAM can tell"],
    ["gone", "–"],
  ] as const)("says in words what no Region can tell: %s", (status, words) => {
    const strip = regionStrip(recordOf(roleOf("R"), { status, regions: {} }), ["a"]);

    expect(strip.text).toBe(words);
    expect(isMarked(words, 0)).toBe(false);
  });

  it("takes no member of every object for a Region", () => {
    expect(regionStrip(recordOf(roleOf("R")), ["constructor", "us-east-1"]).text).toContain(">    · <");
  });
});
