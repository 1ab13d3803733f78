import { describe, expect, it } from "vitest";
import { inputChecks } from "../../../../infra/sandbox/services/input-checks.ts";

const checks = inputChecks("ValidationException");
const refusal = { code: "ValidationException", status: 400 };

describe("inputChecks", () => {
  it.each([
    ["absent", undefined, "Member must not be null"],
    ["too short", "a", "greater than or equal to 2"],
    ["too long", "abcd", "less than or equal to 3"],
    ["of the wrong form", "a1", "regular expression pattern: ^[a-z]+$"],
  ])("refuses a text that is %s", (_case, value, rule) => {
    expect(() => checks.text(value, "name", { minimum: 2, maximum: 3, pattern: /^[a-z]+$/ })).toThrow(
      expect.objectContaining({ ...refusal, message: expect.stringContaining(rule) }),
    );
  });

  it("lets what may be left out be left out", () => {
    expect([
      checks.optionalText(undefined, "name", { maximum: 3 }),
      checks.optionalNumber(undefined, "size", { minimum: 1, maximum: 3 }),
      checks.optionalChoice(undefined, "kind", ["a"]),
      checks.tags(undefined, "tags"),
    ]).toEqual([undefined, undefined, undefined, {}]);
  });

  it.each([0, 4, 1.5, Number.NaN])("refuses %d where a whole number from 1 to 3 is asked", (value) => {
    expect(() => checks.optionalNumber(value, "size", { minimum: 1, maximum: 3 })).toThrow(
      expect.objectContaining(refusal),
    );
  });

  it("takes the limits themselves", () => {
    expect([1, 3].map((size) => checks.optionalNumber(size, "size", { minimum: 1, maximum: 3 }))).toEqual([
      1, 3,
    ]);
  });

  it("refuses what is not among the choices", () => {
    expect(() => checks.optionalChoice<string>("c", "kind", ["a", "b"])).toThrow(
      expect.objectContaining({ ...refusal, message: expect.stringContaining("[a, b]") }),
    );
  });

  it("takes fifty tags and refuses the next", () => {
    const tags = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${index}`, "value"]));

    expect(Object.keys(checks.tags(tags(50), "tags"))).toHaveLength(50);
    expect(() => checks.tags(tags(51), "tags")).toThrow(expect.objectContaining(refusal));
  });

  it.each([
    ["an empty key", { "": "value" }],
    ["a key that is too long", { ["k".repeat(129)]: "value" }],
    ["a value that is too long", { key: "v".repeat(257) }],
  ])("refuses a tag with %s", (_case, tags) => {
    expect(() => checks.tags(tags, "tags")).toThrow(expect.objectContaining(refusal));
  });
});
