import { describe, expect, it } from "vitest";
import {
  askAgain,
  type Beginning,
  beginRun,
  closeVanished,
  type Remediation,
  withRemediation,
} from "../../../../functions/core/drift/remediation.ts";
import { ACCOUNT, finding, judgement, NOW, ROLE_NAME, rule, runBy } from "./examples.ts";

const ANN = "arn:aws:iam::111122223333:user/ann";
const BEN = "arn:aws:iam::111122223333:user/ben";

const untouched: Remediation = { account: ACCOUNT, roleName: ROLE_NAME, runs: 0, failures: 0, version: 0 };

const beginning: Beginning = {
  finding: finding({ occurrence: 2 }),
  rule: "the rule",
  policyDigest: "e".repeat(64),
  requestedBy: ANN,
  at: NOW,
};

const run = runBy(rule("tidy"));
const failed = { ...run, outcome: { kind: "failed" as const, reason: "it broke", blockers: [] } };

describe("beginRun", () => {
  it("begins a run by what the finding and its rule say", () => {
    expect(beginRun(untouched, beginning)).toEqual({
      ...untouched,
      runs: 1,
      run: {
        runId: "unused-IVSRecordToS3-48bb6bb2-20261120120000000-1",
        kind: "unused",
        occurrence: 2,
        action: "decommission",
        response: "approve",
        roleId: "AROAEXAMPLEROLEID0001",
        rule: "the rule",
        policyDigest: "e".repeat(64),
        requestedBy: ANN,
        beganAt: NOW,
      },
    });
  });

  it("names no incarnation where none is there", () => {
    const { roleId: _, ...missing } = finding({
      kind: "missing",
      remedy: { action: "recreate", response: "act" },
    });

    expect(beginRun(untouched, { ...beginning, finding: missing }).run).not.toHaveProperty("roleId");
  });

  it.each<[string, Partial<Remediation>]>([
    ["a run is at work", { run }],
    ["it was rejected", { rejected: { kind: "unused", occurrence: 2 } }],
    ["it failed a moment ago", { run: failed, failures: 1, retryAfter: "2026-11-20T12:00:00.001Z" }],
    ["it failed once too often", { run: failed, failures: 3, retryAfter: "2026-11-19T12:00:00.000Z" }],
  ])("begins none where %s", (_why, more) => {
    const before = { ...untouched, ...more };

    expect(beginRun(before, beginning)).toBe(before);
  });

  it("begins none for what is only reported", () => {
    const { remedy: _, ...reported } = finding();

    expect(beginRun(untouched, { ...beginning, finding: reported })).toBe(untouched);
  });

  it.each<[string, Partial<Remediation>]>([
    ["the pause ends at this very instant", { run: failed, failures: 2, retryAfter: NOW }],
    ["another time of the finding was rejected", { rejected: { kind: "unused", occurrence: 1 } }],
    ["another finding was rejected", { rejected: { kind: "unexpected", occurrence: 2 } }],
  ])("begins one where %s", (_why, more) => {
    expect(beginRun({ ...untouched, ...more }, beginning)).toMatchObject({ runs: 1, run: { beganAt: NOW } });
  });
});

describe("closeVanished", () => {
  it.each([
    ["looked", { lookedAt: "2026-11-16T11:59:59.999Z" }],
    ["began", { beganAt: "2026-11-16T11:59:59.999Z" }],
  ])("gives a run that last %s more than four days ago an outcome, and pauses", (_what, more) => {
    const silent = { ...untouched, runs: 1, run: { ...run, ...more } };

    expect(closeVanished(silent, NOW)).toEqual({
      ...untouched,
      runs: 1,
      failures: 1,
      retryAfter: "2026-11-20T18:00:00.000Z",
      run: {
        ...run,
        ...more,
        outcome: { kind: "failed", reason: "Run run-1 vanished", blockers: [] },
        endedAt: NOW,
      },
    });
  });

  it("takes a run that looked four days ago for one at work", () => {
    const before = { ...untouched, run: { ...run, lookedAt: "2026-11-16T12:00:00.000Z" } };

    expect(closeVanished(before, NOW)).toBe(before);
  });
});

describe("askAgain", () => {
  it("forgets failures, the pause and the rejection, and remembers who asked", () => {
    const before: Remediation = {
      ...untouched,
      failures: 3,
      retryAfter: NOW,
      rejected: { kind: "unused", occurrence: 2 },
      run: failed,
    };

    expect(askAgain(before, BEN)).toEqual({ ...untouched, run: failed, askedAgainBy: BEN });
  });

  it("says in the next run who asked, besides who put the policy in force, and in that run alone", () => {
    const first = beginRun(askAgain(untouched, BEN), beginning);
    const { run: _, ...ended } = first;
    const second = beginRun(ended, beginning);

    expect(first).not.toHaveProperty("askedAgainBy");
    expect(first.run).toMatchObject({ requestedBy: ANN, retriedBy: BEN });
    expect(second.run).not.toHaveProperty("retriedBy");
  });

  it("leaves a run alone that is at work", () => {
    expect(askAgain({ ...untouched, run }, BEN).run).toBe(run);
  });
});

describe("withRemediation", () => {
  const rejection = {
    ...untouched,
    rejected: { kind: "unused" as const, occurrence: 2 },
    run: { ...run, answer: { decision: "reject" as const, by: BEN, at: NOW } },
  };

  it.each<[string, Remediation | undefined]>([
    ["nothing was done", undefined],
    ["nothing failed", untouched],
    ["it may still be tried", { ...untouched, failures: 2, run: failed }],
  ])("says nothing more where %s", (_what, remediation) => {
    expect(withRemediation(judgement(), remediation, 2)).toEqual(judgement());
  });

  it("says that rolecall has stopped trying, and why", () => {
    expect(withRemediation(judgement(), { ...untouched, failures: 3, run: failed }, 2).why).toBe(
      "rule tidy is the first that matches 3 runs failed in a row, the last one failed (it broke): rolecall has stopped trying until somebody asks for another try.",
    );
  });

  it("says so also where the last run is not known", () => {
    expect(withRemediation(judgement(), { ...untouched, failures: 3 }, 2).why).toContain(
      "3 runs failed in a row: rolecall has stopped",
    );
  });

  it("says who rejected it", () => {
    expect(withRemediation(judgement(), rejection, 2).why).toBe(
      `rule tidy is the first that matches ${BEN} rejected it at ${NOW}.`,
    );
  });

  it.each([3, undefined])(
    "says nothing of who rejected an earlier time of it (this one: %s)",
    (occurrence) => {
      expect(withRemediation(judgement(), rejection, occurrence)).toEqual(judgement());
    },
  );

  it("says nothing with what is only reported", () => {
    const { remedy: _, ...reported } = judgement();

    expect(withRemediation(reported, rejection, 2)).toBe(reported);
  });
});
