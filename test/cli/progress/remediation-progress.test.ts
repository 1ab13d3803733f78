import { describe, expect, it } from "vitest";
import { playRun } from "./play-run.ts";
import type { Script } from "./script.ts";
import { USUAL } from "./usual-answers.ts";

const DAY_SECONDS = 86_400;

/** A run that asks for an approval, waits for it, then for something else, then decommissions the role. */
const APPROVED: Script = {
  ...USUAL,
  AssessRemediation: (_, calls) =>
    (
      [
        { kind: "ask", expiresAt: "2026-01-08T00:00:00.000Z" },
        { kind: "wait", waitSeconds: DAY_SECONDS, version: 1 },
        { kind: "wait", waitSeconds: 3600, version: 2 },
        {
          kind: "decommission",
          request: { roleName: "AWSServiceRoleForIVSRecordToS3", mode: "apply", release: true },
        },
      ] as const
    )[calls] ?? { kind: "end", outcome: { kind: "deleted", reason: "It is gone", blockers: [] } },
  AskApproval: () => ({ kind: "asked" }),
  AwaitChange: () => ({ kind: "waiting" }),
  EndRemediation: () => ({
    kind: "ended",
    outcome: "deleted",
    reason: "It is gone",
    blockers: [],
    runId: "run-1",
  }),
};

describe("the progress of a run that mends a finding", () => {
  it("waits for an approval until that expires, though the machine looks every day", async () => {
    const { progress } = await playRun({ workflow: "remediate-role", script: APPROVED, seconds: 60 });

    expect(progress()).toMatchObject({
      phase: "waiting-for-approval",
      wait: { reason: "an approval", until: "2026-01-08T00:00:00.000Z" },
      deadline: "2026-12-25T19:06:40.000Z",
    });
  });

  it("does not claim to wait for an approval any more once somebody has woken it", async () => {
    const { progress } = await playRun({
      workflow: "remediate-role",
      script: APPROVED,
      seconds: 60,
      afterwards: (engine, [taskToken = ""]) => engine.sendTaskSuccess({ taskToken, output: "{}" }),
    });

    expect(progress()).toMatchObject({
      phase: "waiting",
      wait: { reason: "something to change, or time to pass", until: "2026-01-01T01:01:00.000Z" },
    });
  });

  it("says what the table says of a wait, where that is given", async () => {
    const { progress } = await playRun({ workflow: "remediate-role", script: APPROVED, seconds: 60 });
    const asked = { expiresAt: "2026-01-08T00:00:00.000Z" };
    const grace = "Waiting for the grace period, until 2026-01-03T00:00:00.000Z at the latest";

    const seen = [
      { waiting: "Waiting for an approval, which was asked for at noon", asked },
      { waiting: grace, asked, answer: { decision: "approve" } },
      { waiting: "rolecall is paused: audit" },
    ].map((remediation) => {
      const { phase, wait } = progress({ run: { remediation } });
      return [phase, wait?.reason, wait?.until];
    });

    expect(seen).toEqual([
      ["waiting-for-approval", "an approval, which was asked for at noon", "2026-01-02T00:00:00.000Z"],
      ["waiting", "the grace period", "2026-01-03T00:00:00.000Z"],
      ["waiting", "rolecall is paused: audit", "2026-01-02T00:00:00.000Z"],
    ]);
  });

  it("names the run that it has started, while it waits for it", async () => {
    const { progress, countTo } = await playRun({
      workflow: "remediate-role",
      script: APPROVED,
      seconds: DAY_SECONDS + 3600 + 10,
    });

    expect(progress()).toMatchObject({
      phase: "waiting",
      wait: { reason: "run run-1-apply-1, which it has started" },
      nestedExecutionArn: "arn:aws:states:us-east-1:111122223333:execution:decommission-role:run-1-apply-1",
    });
    expect(progress({ events: countTo("TaskStateEntered", "DecommissionRole") })).not.toHaveProperty("wait");
  });

  it("ends as it says itself", async () => {
    const { progress } = await playRun({
      workflow: "remediate-role",
      script: APPROVED,
      seconds: 2 * DAY_SECONDS,
    });

    expect(progress()).toMatchObject({
      phase: "ended",
      outcome: { kind: "deleted", reason: "It is gone", blockers: [] },
    });
    expect(progress()).not.toHaveProperty("nestedExecutionArn");
  });
});
