import { describe, expect, it } from "vitest";
import { hasOneOutcome } from "../../../../../infra/sandbox/faults/checks/has-one-outcome.ts";
import { WELL_ENDED } from "./run-ends.ts";

describe("hasOneOutcome", () => {
  it("has nothing to say of a run that ended once, with the same outcome everywhere", () => {
    expect(hasOneOutcome(WELL_ENDED)).toEqual([]);
  });

  it("tells of a run that goes on, and of one without an outcome", () => {
    const { outcome: _, ...without } = WELL_ENDED;

    expect(hasOneOutcome({ ...WELL_ENDED, status: "RUNNING" })).toEqual(["Run run has not ended"]);
    expect(hasOneOutcome({ ...without, status: "ABORTED" })).toEqual([
      "Run run has ended ABORTED without an outcome",
    ]);
  });

  it("tells of two outcomes, two ends, no output and no reason", () => {
    const { output: _, ...without } = WELL_ENDED;

    expect(
      hasOneOutcome({ ...WELL_ENDED, outcome: { kind: "failed", reason: "why", blockers: [] } }),
    ).toEqual(["Run run says deleted in its output and failed in the table"]);
    expect(hasOneOutcome({ ...WELL_ENDED, timesEnded: 2 })).toEqual([
      "The history says 2 times that run run has ended",
    ]);
    expect(hasOneOutcome(without)).toEqual(["Run run has no output"]);
    expect(hasOneOutcome({ ...WELL_ENDED, outcome: { kind: "deleted", reason: "", blockers: [] } })).toEqual([
      "Run run does not say why it ended deleted",
    ]);
  });
});
