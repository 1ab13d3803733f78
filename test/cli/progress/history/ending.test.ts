import { describe, expect, it } from "vitest";
import { progressOf } from "../../../../cli/progress/progress.ts";
import { failsWith, playRun } from "../play-run.ts";
import { USUAL } from "../usual-answers.ts";

describe("the end of a run", () => {
  it("that nothing recorded is told in the words that close-run records", async () => {
    const { progress } = await playRun({
      workflow: "decommission-role",
      script: { ...USUAL, RecordOutcome: () => failsWith("ConfigurationError", "no table") },
    });

    expect(progress()).toMatchObject({
      phase: "ended",
      outcome: {
        kind: "failed",
        reason: expect.stringMatching(/^The execution failed \(ConfigurationError: /),
      },
    });
  });

  it("that somebody brought about says so", async () => {
    const { progress } = await playRun({
      workflow: "decommission-role",
      script: USUAL,
      seconds: 10,
      afterwards: (engine, _, executionArn) => {
        engine.stopExecution({ executionArn, error: "Enough", cause: "for today" });
      },
    });

    expect(progress()).toMatchObject({
      phase: "ended",
      endedAt: "2026-01-01T00:00:10.000Z",
      outcome: { kind: "failed", reason: "Somebody stopped the execution (Enough: for today)", blockers: [] },
    });
  });

  it("is taken back by a redrive", async () => {
    const { events, run } = await playRun({
      workflow: "decommission-role",
      script: { ...USUAL, RecordOutcome: () => failsWith("ConfigurationError", "no table") },
    });
    const redriven = { id: events.length + 1, type: "ExecutionRedriven", timestamp: new Date(run.startedAt) };

    const progress = progressOf(run, [...events, redriven], run.startedAt);

    expect(progress.phase).toBe("ending");
    expect(progress).not.toHaveProperty("endedAt");
    expect(progress).not.toHaveProperty("outcome");
  });
});
