import { describe, expect, it } from "vitest";
import { decide, type ReleaseReport } from "../../../functions/core/decide.ts";
import { judgeUse } from "../../../functions/core/usage.ts";
import { planOf, read, request, situation, unread, usage } from "./examples.ts";

const A = "arn:aws:ivs:us-east-1:111122223333:channel/A";
const B = "arn:aws:ivs:us-east-1:111122223333:channel/B";
const C = "arn:aws:ivs:us-east-1:111122223333:channel/C";

const inUseBy = (...ids: readonly string[]) =>
  judgeUse(
    ["us-east-1"],
    [
      read(
        "us-east-1",
        ids.map((id) => usage(id)),
      ),
    ],
  );

const dark = (...retryable: readonly boolean[]) =>
  judgeUse(
    retryable.map((_, index) => `region-${index}`),
    retryable.map((can, index) => unread(`region-${index}`, can)),
  );

const report = (arn: string, kind: ReleaseReport["kind"], more: Partial<ReleaseReport> = {}) => ({
  arn,
  kind,
  ...more,
});

const approved = { plan: planOf(usage("A"), usage("B")) };

describe("decide, about what may go on", () => {
  it("deletes a role that nothing uses", () => {
    const decision = decide(situation());

    expect(decision).toEqual({ kind: "delete" });
  });

  it("releases what is left of the plan, stage by stage, and lets the service settle", () => {
    const late = usage("R", { stage: 1 });
    const decision = decide(
      situation({
        plan: planOf(usage("A"), late, usage("gone already")),
        use: judgeUse(["us-east-1"], [read("us-east-1", [late, usage("A")])]),
        round: 2,
      }),
    );

    expect(decision).toEqual({ kind: "release", stages: [[usage("A")], [late]], waitSeconds: 60 });
  });

  it.each([
    ["released", undefined],
    ["gone", undefined],
    ["held by what is in the plan", [A]],
  ])("releases again what is still there though it was reported %s", (_what, by) => {
    const kind = by === undefined ? "released" : "held";
    const releases = [report(B, kind, by === undefined ? {} : { by })];

    const decision = decide(situation({ ...approved, use: inUseBy("A", "B"), releases, round: 2 }));

    expect(decision).toMatchObject({ kind: "release", stages: [[usage("A"), usage("B")]] });
  });

  it("goes on to the deletion when what was busy or failed is gone all the same", () => {
    const releases = [report(A, "busy"), report(B, "failed", { reason: "no answer" })];

    const decision = decide(situation({ ...approved, releases, round: 2 }));

    expect(decision).toEqual({ kind: "delete" });
  });

  it("releases in the last round and not in the one after", () => {
    const last = decide(situation({ ...approved, use: inUseBy("A"), round: 3 }));
    const after = decide(situation({ ...approved, use: inUseBy("A"), round: 4 }));

    expect(last).toMatchObject({ kind: "release" });
    expect(after).toEqual({
      kind: "end",
      outcome: { kind: "timed-out", reason: "Still in use after 3 rounds of releasing", blockers: [A] },
    });
  });
});

describe("decide, about what only a person can mend", () => {
  it("ends blocked, naming what appeared after the plan, before it touches anything", () => {
    const decision = decide(situation({ ...approved, use: inUseBy("A", "C") }));

    expect(decision).toEqual({
      kind: "end",
      outcome: {
        kind: "blocked",
        reason: "Resources that are not in the approved plan use the role now",
        blockers: [C],
      },
    });
  });

  it("ends blocked, naming what holds a usage from outside the plan, each once", () => {
    const releases = [report(A, "held", { by: [C, B] }), report(B, "held", { by: [C] })];

    const decision = decide(situation({ ...approved, use: inUseBy("A"), releases }));

    expect(decision).toEqual({
      kind: "end",
      outcome: {
        kind: "blocked",
        reason: "Resources that are not in the approved plan hold a usage",
        blockers: [C],
      },
    });
  });

  it.each([
    ["which is planned", "A"],
    ["which appeared later", "C"],
  ])("ends blocked by a usage, %s, when the run may not release anything", (_what, id) => {
    const decision = decide(
      situation({ ...approved, request: { ...request, release: false }, use: inUseBy(id) }),
    );

    expect(decision).toEqual({
      kind: "end",
      outcome: {
        kind: "blocked",
        reason: "The role is in use, and this run may not release anything",
        blockers: [`arn:aws:ivs:us-east-1:111122223333:channel/${id}`],
      },
    });
  });

  it.each([
    ["its reason", { reason: "rolecall is paused" }, "rolecall is paused"],
    ["a general one", {}, "a release was refused"],
  ])("ends refused at the first refused release, with %s", (_what, more, reason) => {
    const decision = decide(situation({ ...approved, releases: [report(A, "refused", more)] }));

    expect(decision).toEqual({ kind: "end", outcome: { kind: "refused", reason, blockers: [] } });
  });

  it("ends timed-out when a usage was still busy after the longest wait, naming all that is left", () => {
    const releases = [report(A, "busy", { reason: "A is live" })];

    const decision = decide(situation({ ...approved, use: inUseBy("A", "B"), releases }));

    expect(decision).toEqual({
      kind: "end",
      outcome: {
        kind: "timed-out",
        reason: "Still busy after the longest wait: A is live",
        blockers: [A, B],
      },
    });
  });

  it("names a busy usage by its ARN when nothing else is known of it", () => {
    const decision = decide(situation({ ...approved, use: inUseBy("A"), releases: [report(A, "busy")] }));

    expect(decision).toMatchObject({
      outcome: { reason: `Still busy after the longest wait: ${A}` },
    });
  });

  it("ends failed when a release failed and the usage is still there, naming all that is left", () => {
    const releases = [report(A, "failed", { reason: "AccessDenied: no" }), report(B, "failed")];

    const decision = decide(situation({ ...approved, use: inUseBy("A", "B"), releases }));

    expect(decision).toEqual({
      kind: "end",
      outcome: {
        kind: "failed",
        reason: `Could not be released: ${A} (AccessDenied: no); ${B} (no reason)`,
        blockers: [A, B],
      },
    });
  });

  it("ends refused at more usages than a run releases, and releases exactly as many", () => {
    const ids = Array.from({ length: 401 }, (_, index) => String(index));
    const plan = planOf(...ids.map((id) => usage(id)));

    const tooMany = decide(situation({ plan, use: inUseBy(...ids) }));
    const justFits = decide(situation({ plan, use: inUseBy(...ids.slice(1)) }));

    expect(tooMany).toMatchObject({
      outcome: { kind: "refused", reason: "401 usages are more than one run releases (400)" },
    });
    expect(justFits).toMatchObject({ kind: "release" });
  });
});

describe("decide, about what is unknown", () => {
  it("looks again, after a pause, while every unread Region may be read later", () => {
    const decision = decide(situation({ use: dark(true, true), round: 2 }));

    expect(decision).toEqual({ kind: "look-again", waitSeconds: 60 });
  });

  it("looks again before it judges a role that is in use, too", () => {
    const use = judgeUse(["us-east-1", "eu-west-1"], [read("us-east-1", [usage("C")]), unread("eu-west-1")]);

    const decision = decide(situation({ ...approved, use }));

    expect(decision).toMatchObject({ kind: "look-again" });
  });

  it.each([
    ["a Region needs a person", dark(true, false), 1],
    ["the budget of rounds is spent", dark(true, true), 3],
  ])("ends refused when %s: what is unknown is never deleted", (_what, use, round) => {
    const decision = decide(situation({ use, round }));

    expect(decision).toEqual({
      kind: "end",
      outcome: {
        kind: "refused",
        reason:
          "Whether the role is used is unknown, since not every Region could be read: " +
          "region-0 (region-0 is dark); region-1 (region-1 is dark)",
        blockers: [],
      },
    });
  });
});

describe("decide, about what a person has to release", () => {
  it.each(["plan", "apply"] as const)(
    "ends blocked in mode %s, saying what to do, and releases nothing of the rest",
    (mode) => {
      const byHand = usage("S", { byHand: true, release: "delete it if it is not needed" });
      const plan = planOf(usage("A"), byHand);
      const use = judgeUse(["us-east-1"], [read("us-east-1", [usage("A"), byHand])]);

      const decision = decide(situation({ request: { ...request, mode }, plan, use }));

      expect(decision).toEqual({
        kind: "end",
        outcome: {
          kind: "blocked",
          reason: `Only a person can release what uses the role: ${byHand.arn} (delete it if it is not needed)`,
          blockers: [byHand.arn],
        },
      });
    },
  );
});

describe("decide, where no API tells which role a usage is of", () => {
  const shared = { ...approved, asksIamFirst: true, use: inUseBy("A", "B") };
  const refusedBy = (...blockers: readonly string[]) => ({
    deletion: { reason: "in use", blockers: blockers.map((arn) => ({ arn })) },
  });
  const digest = approved.plan.digest;

  it("asks IAM before it releases anything, approved or not", () => {
    expect(decide(situation(shared))).toEqual({ kind: "delete" });
    expect(decide(situation({ ...shared, request: { ...request, planDigest: digest } }))).toEqual({
      kind: "delete",
    });
  });

  it("ends blocked when IAM refuses and nobody approved the plan, naming its digest and all in the way", () => {
    const decision = decide(situation({ ...shared, ...refusedBy(C), round: 2 }));

    expect(decision).toMatchObject({
      kind: "end",
      outcome: {
        kind: "blocked",
        reason: expect.stringContaining(`planDigest ${digest}`),
        blockers: [C, A, B],
      },
    });
  });

  it("releases after IAM has refused if the owner approved just this plan", () => {
    const decide2 = (planDigest: string) =>
      decide(situation({ ...shared, ...refusedBy(), request: { ...request, planDigest }, round: 2 }));

    expect(decide2(digest)).toMatchObject({ kind: "release", stages: [[usage("A"), usage("B")]] });
    expect(decide2("0".repeat(64))).toMatchObject({ kind: "end", outcome: { kind: "blocked" } });
  });

  it("goes on releasing what a release left, without asking IAM again meanwhile", () => {
    const releases = [report(A, "released"), report(B, "released")];

    const decision = decide(situation({ ...shared, use: inUseBy("B"), releases, round: 3 }));

    expect(decision).toMatchObject({ kind: "release", stages: [[usage("B")]] });
  });

  it("releases nothing that IAM names without approval", () => {
    const decision = decide(situation({ ...approved, asksIamFirst: true, ...refusedBy(A), round: 2 }));

    expect(decision).toEqual({ kind: "delete" });
  });
});

describe("decide, about what IAM names", () => {
  it("releases again what the plan names, though no look shows it", () => {
    const deletion = { reason: "in use", blockers: [{ arn: B }, { arn: C }] };

    const decision = decide(situation({ ...approved, deletion, round: 2 }));

    expect(decision).toMatchObject({ kind: "release", stages: [[usage("B")]] });
  });

  it("names it in the end, once the rounds are used up", () => {
    const deletion = { reason: "in use", blockers: [{ arn: B }, { arn: C }] };

    const decision = decide(situation({ ...approved, deletion, round: 4 }));

    expect(decision).toMatchObject({ kind: "end", outcome: { kind: "blocked", blockers: [B, C] } });
  });
});

describe("decide, about a role that no service file knows", () => {
  const unobserved = { observed: false, advice: "All indexes have to be deleted first." };

  it("tells what AWS says of deleting it, in a plan and when IAM refuses", () => {
    const planned = decide(situation({ ...unobserved, request: { ...request, mode: "plan" } }));
    const deletion = { reason: "in use", blockers: [{ arn: A }] };
    const blocked = decide(situation({ ...unobserved, deletion, round: 2 }));

    expect(planned).toMatchObject({
      outcome: {
        kind: "planned",
        reason: expect.stringMatching(/in use\. All indexes have to be deleted first\.$/),
      },
    });
    expect(blocked).toMatchObject({
      outcome: {
        kind: "blocked",
        reason: "IAM refused the deletion: in use. All indexes have to be deleted first.",
        blockers: [A],
      },
    });
  });
});
