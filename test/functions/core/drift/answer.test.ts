import { describe, expect, it } from "vitest";
import { type GivenAnswer, judgeAnswer } from "../../../../functions/core/drift/answer.ts";
import type { RemediationRun } from "../../../../functions/core/drift/remediation.ts";
import type { Approval } from "../../../../functions/core/policy.ts";
import { rule, runBy } from "./examples.ts";

const ANN = "arn:aws:iam::111122223333:user/ann";
const BEN = "arn:aws:sts::111122223333:assumed-role/Approvers/ben";
const DIGEST = "a".repeat(64);

const run: RemediationRun = runBy(rule("tidy"), {
  response: "approve",
  plan: { digest: DIGEST, usages: [] },
  asked: { at: "2026-11-20T12:00:00.000Z", expiresAt: "2026-11-27T12:00:00.000Z" },
});

const approval: Approval = {
  approvers: ["arn:aws:iam::111122223333:user/ann", "arn:aws:sts::111122223333:assumed-role/Approvers/*"],
  fourEyes: true,
  expiresAfterSeconds: 604_800,
};

const given: GivenAnswer = {
  decision: "approve",
  by: BEN,
  runId: "run-1",
  planDigest: DIGEST,
  at: "2026-11-21T12:00:00.000Z",
};

const answered = (decision: "approve" | "reject"): RemediationRun => ({
  ...run,
  answer: { decision, by: BEN, at: "2026-11-21T12:00:00.000Z" },
});

describe("judgeAnswer", () => {
  it.each(["approve", "reject"] as const)("lets somebody whom the policy names %s", (decision) => {
    expect(judgeAnswer(run, approval, { ...given, decision })).toBeUndefined();
  });

  it.each([
    ["there is no run", undefined],
    ["another run is at work", { ...run, runId: "run-2" }],
    ["the run has ended", { ...run, outcome: { kind: "cancelled" as const, reason: "", blockers: [] } }],
    ["the run has not asked", runBy(rule("tidy"), { plan: { digest: DIGEST, usages: [] } })],
  ])("takes nothing where %s", (_what, of) => {
    expect(judgeAnswer(of, approval, given)).toEqual({
      kind: "too-late",
      why: "Run run-1 does not ask for an approval (any more)",
    });
  });

  it.each([
    "arn:aws:sts::111122223333:assumed-role/approvers/ben",
    "arn:aws:sts::111122223333:assumed-role/Approvers",
    "arn:aws:sts::444455556666:assumed-role/Approvers/ben",
    "arn:aws:sts::111122223333:assumed-role/NotApprovers/ben",
    "arn:aws:iam::111122223333:user/ann2",
    "arn:aws:iam::111122223333:user/team/ann",
    "arn:aws:iam::111122223333:root",
    "xarn:aws:sts::111122223333:assumed-role/Approvers/ben",
    "",
  ])("takes nothing from %s, whom the policy does not name", (by) => {
    expect(judgeAnswer(run, approval, { ...given, by })).toEqual({
      kind: "not-you",
      why: `${by} is none of those whom the policy lets answer`,
    });
  });

  it("takes nothing from anybody where the policy names nobody", () => {
    expect(judgeAnswer(run, { ...approval, approvers: [] }, given)).toMatchObject({ kind: "not-you" });
  });

  it.each([
    ["put the policy in force", { requestedBy: BEN }],
    ["asked for another try", { requestedBy: ANN, retriedBy: BEN }],
  ])("demands four eyes: whoever has %s does not approve", (what, more) => {
    expect(judgeAnswer({ ...run, ...more }, approval, given)).toEqual({
      kind: "not-you",
      why: `${BEN} has ${what}; the policy demands four eyes: somebody else has to approve`,
    });
  });

  it("does not let a retry of somebody else open what follows from one's own policy", () => {
    const retried = { ...run, requestedBy: ANN, retriedBy: BEN };

    expect(judgeAnswer(retried, approval, { ...given, by: ANN })).toMatchObject({ kind: "not-you" });
  });

  it.each([
    ["two eyes are enough", { ...approval, fourEyes: false }, given],
    ["it is rejected", approval, { ...given, decision: "reject" as const }],
  ])("lets whoever has asked answer where %s", (_what, by, answer) => {
    expect(judgeAnswer({ ...run, requestedBy: BEN }, by, answer)).toBeUndefined();
  });

  it.each(["b".repeat(64), "", DIGEST.toUpperCase()])(
    "takes no answer to another plan (%s)",
    (planDigest) => {
      expect(judgeAnswer(run, approval, { ...given, planDigest })).toEqual({
        kind: "not-this",
        why: `The plan of run run-1 is ${DIGEST}, not ${planDigest}`,
      });
    },
  );

  it("takes the same answer again, also after its time, so that a lost reply can be asked for", () => {
    const late = { ...given, at: "2026-12-31T00:00:00.000Z" };

    expect(judgeAnswer(answered("approve"), approval, late)).toBeUndefined();
  });

  it.each([
    ["approve", "reject"],
    ["reject", "approve"],
  ] as const)("does not turn %s into %s", (first, second) => {
    expect(judgeAnswer(answered(first), approval, { ...given, decision: second })).toEqual({
      kind: "too-late",
      why: `${BEN} has answered ${first} at 2026-11-21T12:00:00.000Z already`,
    });
  });

  it("takes an answer until the last millisecond before it expires, and not at that instant", () => {
    const at = (instant: string) => judgeAnswer(run, approval, { ...given, at: instant });

    expect(at("2026-11-27T11:59:59.999Z")).toBeUndefined();
    expect(at("2026-11-27T12:00:00.000Z")).toEqual({
      kind: "too-late",
      why: "An answer was taken until 2026-11-27T12:00:00.000Z",
    });
  });
});
