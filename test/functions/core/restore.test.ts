import { describe, expect, it } from "vitest";
import { judgeRestore, sameSettings, withReplaced } from "../../../functions/core/restore.ts";

describe("judgeRestore", () => {
  const before = { percent: 10, strategies: ["A"] };
  const released = { percent: 0, strategies: ["A"] };

  it.each([
    ["as its release left it", released, "restore"],
    [
      "as it was before, whatever the order of its members",
      { strategies: ["A"], percent: 10 },
      "already-as-it-was",
    ],
    ["changed by somebody in what was switched off", { percent: 20, strategies: ["A"] }, "changed-since"],
    ["changed by somebody in anything else", { percent: 0, strategies: ["B"] }, "changed-since"],
    ["not there any more", undefined, "gone"],
  ])("judges a resource that is %s", (_what, current, verdict) => {
    expect(judgeRestore({ before, released, current })).toBe(verdict);
  });

  it("puts back what its release deleted, unless somebody has set it again", () => {
    const deleted = { before, released: undefined };

    expect(judgeRestore({ ...deleted, current: undefined })).toBe("restore");
    expect(judgeRestore({ ...deleted, current: before })).toBe("already-as-it-was");
    expect(judgeRestore({ ...deleted, current: released })).toBe("changed-since");
  });
});

describe("sameSettings", () => {
  it("sees every level, and takes a member that is not set for one that is absent", () => {
    expect(sameSettings({ a: { b: [1, { c: 2, d: undefined }] } }, { a: { b: [1, { c: 2 }] } })).toBe(true);
    expect(sameSettings({ a: { b: [1, { c: 2 }] } }, { a: { b: [1, { c: 3 }] } })).toBe(false);
    expect(sameSettings({ a: [1, 2] }, { a: [2, 1] })).toBe(false);
    expect(sameSettings({ a: null }, {})).toBe(false);
  });
});

describe("withReplaced", () => {
  it("names resources by the ARN that they have now, and leaves everything else", () => {
    const replaced = new Map([["arn:old", "arn:new"]]);

    expect(withReplaced({ from: "arn:old", name: "old", size: 3 }, replaced)).toEqual({
      from: "arn:new",
      name: "old",
      size: 3,
    });
  });
});
