import { describe, expect, it } from "vitest";
import { learnFromAnswer } from "../../../cli/progress/history/learn.ts";
import { NOTHING_KNOWN } from "../../../cli/progress/history/tally.ts";
import { playRun } from "./play-run.ts";
import { arnIn, claimed, usage } from "./usual-answers.ts";

describe("the progress of a restore", () => {
  it("counts what is put back and what cannot be, and says how long the services settle", async () => {
    const { progress, countTo } = await playRun({
      workflow: "restore-role",
      script: {
        PlanRestore: () => ({
          kind: "restore",
          request: { roleName: "AWSServiceRoleForIVSRecordToS3", mode: "apply", force: false },
          claim: claimed().claim,
          items: ["a", "b", "c"].map((name) => ({ runId: "run-0", arn: usage(name).arn })),
          waitSeconds: 20,
        }),
        RestoreUsage: (payload, calls) => ({
          arn: arnIn(payload),
          kind: (["restored", "already-as-it-was"] as const)[calls] ?? "changed-since",
        }),
        RecordRestore: () => ({
          kind: "ended",
          outcome: "partly-restored",
          reason: "1 changed since",
          blockers: [usage("c").arn],
          runId: "run-1",
          resources: [],
        }),
      },
    });

    expect(progress({ events: countTo("TaskStateExited", "RestoreUsage") })).toMatchObject({
      phase: "restoring",
      resourcesRestored: 1,
      resourcesNotRestored: 0,
      resourcesToRestore: 3,
    });
    expect(progress({ events: countTo("WaitStateEntered", "LetServicesSettle") })).toMatchObject({
      phase: "settling",
      resourcesRestored: 2,
      resourcesNotRestored: 1,
      wait: { reason: "the services to settle", until: "2026-01-01T00:00:20.000Z" },
    });
    expect(progress()).toMatchObject({
      endedAt: "2026-01-01T00:00:20.000Z",
      outcome: { kind: "partly-restored", blockers: [usage("c").arn] },
    });
  });

  it.each([
    ["apply", 30],
    ["plan", 0],
  ])("knows how long a stack of before settles that does not say it, in mode %s", (mode, seconds) => {
    const answer = { kind: "restore", request: { mode }, items: [{}] };

    expect(learnFromAnswer(NOTHING_KNOWN, "PlanRestore", answer)).toMatchObject({
      mode,
      pause: { because: "settling", seconds },
    });
  });
});
