import type { HistoryEvent as SdkEvent } from "@aws-sdk/client-sfn";
import { describe, expect, expectTypeOf, it } from "vitest";
import type { RunEvent } from "../../../../cli/progress/history/run-event.ts";
import { createProgress, progressOf } from "../../../../cli/progress/progress.ts";
import type { HistoryEvent } from "../../../../infra/embedded/states/history.ts";
import { playRun } from "../play-run.ts";
import { USUAL } from "../usual-answers.ts";

describe("a history", () => {
  it("tells the same event by event as at once, however often it is told", async () => {
    const { events, run } = await playRun({ workflow: "decommission-role", script: USUAL });
    const followed = createProgress(run);

    for (const [index, event] of events.entries()) {
      for (const known of events.slice(Math.max(0, index - 3), index)) {
        followed.add(known);
      }
      followed.add(event);

      expect(followed.at(run.startedAt)).toEqual(progressOf(run, events.slice(0, index + 1), run.startedAt));
    }
  });

  it("of states that nobody knows leaves the phase as it was and says what is waited for", async () => {
    const { events, run } = await playRun({ workflow: "decommission-role", script: USUAL, seconds: 10 });
    const at = new Date("2026-01-01T00:00:40.000Z");
    const next = events.length + 1;
    const unknown = [
      {
        id: next,
        previousEventId: 0,
        type: "WaitStateEntered",
        timestamp: at,
        stateEnteredEventDetails: { name: "ThinkTwice" },
      },
    ];

    const progress = progressOf(run, [...events, ...unknown], at.toISOString());

    expect(progress.phase).toBe("settling");
    expect(progress.wait).toEqual({ reason: "the end of ThinkTwice" });
  });

  it("without its data still tells the phases, and makes nothing up", async () => {
    const { events, run } = await playRun({ workflow: "decommission-role", script: USUAL, seconds: 10 });
    const bare = events.map(
      ({ id, previousEventId, type, timestamp, stateEnteredEventDetails: entered }) => ({
        id,
        previousEventId,
        type,
        timestamp,
        stateEnteredEventDetails: { name: entered?.["name"] },
      }),
    );

    const progress = progressOf({ ...run, definition: undefined }, bare, run.startedAt);

    expect(progress).toEqual({
      runId: "run-1",
      workflow: "decommission",
      roleName: "AWSServiceRoleForIVSRecordToS3",
      startedAt: "2026-01-01T00:00:00.000Z",
      elapsedSeconds: 0,
      phase: "settling",
      round: 1,
      wait: { reason: "the service to settle" },
    });
  });

  it("may come from Step Functions or from the embedded engine", () => {
    expectTypeOf<SdkEvent>().toExtend<RunEvent>();
    expectTypeOf<HistoryEvent>().toExtend<RunEvent>();
  });
});
