import { describe, expect, it } from "vitest";
import { nearest, sayUnknown } from "../../../functions/policy/nearest.ts";

describe("nearest", () => {
  it.each([
    ["unexpectd", "unexpected"],
    ["IDLE", "idle"],
    ["approver", "approvers"],
    ["banana", undefined],
    ["i".repeat(65), undefined],
  ])("of %s is %s", (name, known) => {
    expect(nearest(name, ["unexpected", "idle", "approvers"])).toBe(known);
  });

  it("is the one with the fewest slips, not the first that is near", () => {
    expect(nearest("nights-b", ["nights-aa", "nights-bb"])).toBe("nights-bb");
  });
});

describe("sayUnknown", () => {
  it("shows a hundred known names at most", () => {
    const known = Array.from({ length: 101 }, (_, index) => `group-number-${index}`);

    expect(sayUnknown("x", known, "add it")).toMatch(/group-number-99, …$/);
    expect(sayUnknown("x", [], "add it")).toBe("is not known; add it");
  });
});
