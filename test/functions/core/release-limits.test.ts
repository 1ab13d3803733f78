import { describe, expect, it } from "vitest";
import { decide } from "../../../functions/core/decide.ts";
import { beyondLimits, isListed } from "../../../functions/core/release-limits.ts";
import { judgeUse } from "../../../functions/core/usage.ts";
import { planOf, read, request, situation, usage } from "./examples.ts";

const A = "arn:aws:ivs:us-east-1:111122223333:channel/A";
const B = "arn:aws:ivs:us-east-1:111122223333:channel/B";
const notListed = "Resources use the role that may not be released by this run: not listed";

/** A situation in which the plan names these channels, and all of them use the role. */
const inUseBy = (ids: readonly string[], more: object, mode: "plan" | "apply" = "apply") => {
  const usages = ids.map((id) => usage(id));
  return situation({
    request: { ...request, mode, ...more },
    plan: planOf(...usages),
    use: judgeUse(["us-east-1"], [read("us-east-1", usages)]),
  });
};

describe("isListed", () => {
  it.each([
    ["no patterns are given", undefined, true],
    ["one of the patterns fits", ["arn:aws:s3:::*", "*:channel/A"], true],
    ["no pattern fits the whole of it", ["arn:aws:ivs", "channel/A"], false],
    ["there are no patterns", [], false],
  ])("answers for the case that %s", (_what, releaseOnly, listed) => {
    expect(isListed(A, releaseOnly === undefined ? {} : { releaseOnly })).toBe(listed);
  });
});

describe("beyondLimits", () => {
  it("lets a run release as many as it may, and all that are listed", () => {
    const limits = { releaseOnly: ["*:channel/?"], maxReleases: 2 };

    expect(beyondLimits(limits, planOf(usage("A"), usage("B")), [usage("A"), usage("B")])).toBeUndefined();
  });

  it("counts what the run has released already: the plan, not what is left of it", () => {
    const answer = beyondLimits({ maxReleases: 1 }, planOf(usage("A"), usage("B")), [usage("B")]);

    expect(answer).toEqual({
      kind: "refused",
      reason: "2 usages are to be released, and this run may release 1",
      blockers: [],
    });
  });

  it("lets a run that may release nothing go on where nothing is to be released", () => {
    expect(beyondLimits({ maxReleases: 0, releaseOnly: ["x"] }, planOf(), [])).toBeUndefined();
  });
});

describe("decide, about what a run may release", () => {
  it.each(["plan", "apply"] as const)("ends blocked in mode %s, naming what is not listed", (mode) => {
    const decision = decide(inUseBy(["A", "B"], { releaseOnly: ["*:channel/A"] }, mode));

    expect(decision).toEqual({
      kind: "end",
      outcome: { kind: "blocked", reason: notListed, blockers: [B] },
    });
  });

  it.each(["plan", "apply"] as const)(
    "ends refused in mode %s at more usages than it may release",
    (mode) => {
      const decision = decide(inUseBy(["A", "B"], { maxReleases: 1 }, mode));

      expect(decision).toMatchObject({
        outcome: { kind: "refused", reason: "2 usages are to be released, and this run may release 1" },
      });
    },
  );

  it("names what is not listed before it counts", () => {
    const decision = decide(inUseBy(["A", "B"], { maxReleases: 1, releaseOnly: ["*:channel/A"] }));

    expect(decision).toMatchObject({ outcome: { kind: "blocked", blockers: [B] } });
  });

  it("names what is not listed though it appeared after the plan, too", () => {
    const use = judgeUse(["us-east-1"], [read("us-east-1", [usage("B")])]);
    const releaseOnly = ["*:channel/A"];

    const decision = decide(
      situation({ request: { ...request, releaseOnly }, plan: planOf(usage("A")), use }),
    );

    expect(decision).toMatchObject({ outcome: { kind: "blocked", reason: notListed, blockers: [B] } });
  });

  it("keeps its answer for a run that may release nothing, and for what only a person can release", () => {
    const nothing = decide(inUseBy(["A"], { release: false, releaseOnly: ["x"], maxReleases: 0 }));
    const byHand = usage("A", { byHand: true });
    const person = decide(
      situation({
        request: { ...request, releaseOnly: ["x"], maxReleases: 0 },
        plan: planOf(byHand),
        use: judgeUse(["us-east-1"], [read("us-east-1", [byHand])]),
      }),
    );

    expect(nothing).toMatchObject({
      outcome: { kind: "blocked", reason: "The role is in use, and this run may not release anything" },
    });
    expect(person).toMatchObject({
      outcome: { kind: "blocked", reason: `Only a person can release what uses the role: ${A} (detach it)` },
    });
  });

  it("does not ask IAM first for what the run may not release afterwards", () => {
    const decision = decide({ ...inUseBy(["A"], { maxReleases: 0 }), asksIamFirst: true });

    expect(decision).toMatchObject({ outcome: { kind: "refused" } });
  });

  it.each([
    ["its reason", { reason: "the role is there again" }, "the role is there again"],
    ["a general one", {}, "a release was cancelled"],
  ])(
    "ends cancelled at the first cancelled release, with %s, though another was refused",
    (_what, more, reason) => {
      const releases = [
        { arn: A, kind: "refused", reason: "paused" } as const,
        { arn: B, kind: "cancelled", ...more } as const,
      ];

      const decision = decide({ ...inUseBy(["A", "B"], {}), releases, round: 2 });

      expect(decision).toEqual({ kind: "end", outcome: { kind: "cancelled", reason, blockers: [] } });
    },
  );
});
