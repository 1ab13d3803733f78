import { describe, expect, it } from "vitest";
import {
  addToGroups,
  type Happening,
  type HappeningGroup,
  inOrder,
  triesInWords,
} from "../../../../infra/sandbox/demo/happening.ts";
import { happeningOf } from "./samples.ts";

describe("inOrder", () => {
  it("puts causes before effects at the same instant, and time before both", () => {
    const later = happeningOf({ kind: "owner-acts", at: new Date("2026-11-20T09:00:01Z"), text: "later" });
    const ended = happeningOf({ kind: "ended", text: "ended" });
    const second = happeningOf({ kind: "released", place: 1, text: "second" });
    const first = happeningOf({ kind: "released", place: 0, text: "first" });
    const recorded = happeningOf({ kind: "recorded", text: "recorded" });

    const texts = inOrder([later, ended, second, first, recorded]).map(({ text }) => text);

    expect(texts).toEqual(["recorded", "first", "second", "ended", "later"]);
  });
});

describe("addToGroups", () => {
  const add = (happenings: readonly Happening[]) =>
    happenings.reduce<readonly HappeningGroup[]>(addToGroups, []);

  it("counts tries of the same thing in a row as one group that shows the latest", () => {
    const once = happeningOf({ repeats: "poll" });
    const again = happeningOf({ repeats: "poll", at: new Date("2026-11-20T09:05:00Z") });

    const [group, ...others] = add([once, again]);

    expect(others).toEqual([]);
    expect(group).toEqual({ latest: again, firstAt: once.at, count: 2 });
    expect(group && triesInWords(group)).toBe("2 times since 09:00:00");
  });

  it("begins a new group once something else has happened in between", () => {
    const groups = add([happeningOf({ repeats: "poll" }), happeningOf({}), happeningOf({ repeats: "poll" })]);

    expect(groups.map(({ count }) => count)).toEqual([1, 1, 1]);
  });

  it("never joins happenings that are not tries", () => {
    expect(add([happeningOf({}), happeningOf({})])).toHaveLength(2);
  });
});
