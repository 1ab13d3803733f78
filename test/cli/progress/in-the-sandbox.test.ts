import { describe, expect, it } from "vitest";
import { progressOf } from "../../../cli/progress/progress.ts";
import type { RunToFollow } from "../../../cli/progress/run-progress.ts";
import type { HistoryEvent } from "../../../infra/embedded/states/history.ts";
import { IVS_ROLE, liveChannel, REGION, type Stack, startStack } from "../../stack/stack.ts";

/** A run of the stack as it is followed, and what has happened in it. */
function followed(
  { engines }: Stack,
  executionArn: string,
): { run: RunToFollow; events: readonly HistoryEvent[] } {
  const { name, startDate, stateMachineArn } = engines.states.describeExecution(executionArn);
  return {
    run: {
      runId: name,
      workflow: "decommission",
      roleName: IVS_ROLE,
      startedAt: startDate.toISOString(),
      definition: engines.states.describeStateMachine(stateMachineArn).definition,
    },
    events: engines.states.getExecutionHistory(executionArn),
  };
}

/** Waits that were told of and are over, with when they were to end and when they ended. */
function endedWaits(run: RunToFollow, events: readonly HistoryEvent[]) {
  return events.flatMap((event, index) => {
    const end = events.find(
      ({ previousEventId, type }) => previousEventId === event.id && type === "WaitStateExited",
    );
    return event.type === "WaitStateEntered" && end !== undefined
      ? [
          {
            told: progressOf(run, events.slice(0, index + 1), run.startedAt).wait?.until,
            ended: end.timestamp.toISOString(),
          },
        ]
      : [];
  });
}

describe("a run of the product itself", () => {
  it("that has to wait for a live stream says so, for how long, and then how it ended", async () => {
    const stack = await startStack();
    const { channel, end } = await liveChannel(stack);
    await stack.record(REGION, "second");
    await stack.clock.settle(60);
    const execution = await stack.start({ roleName: IVS_ROLE, mode: "apply" });
    await stack.clock.settle(1800);
    const busy = followed(stack, execution);
    const now = stack.clock.now().toISOString();

    end();
    await stack.clock.settle(86_400);
    const over = followed(stack, execution);

    const waiting = progressOf(busy.run, busy.events, now);
    expect(waiting).toMatchObject({
      mode: "apply",
      phase: "releasing",
      round: 1,
      regions: { read: 2, of: 2, unread: [] },
      usagesFound: 3,
      usagesReleased: 0,
      usagesToRelease: 3,
      retry: {
        of: 61,
        error: "ResourceBusyError",
        reason: `Channel ${channel} is live; its stream has to end first`,
      },
    });
    expect(waiting.retry?.attempt).toBeGreaterThan(3);
    expect(Date.parse(waiting.wait?.until ?? "")).toBeGreaterThan(Date.parse(now));
    expect(progressOf(over.run, over.events, now)).toMatchObject({
      phase: "ended",
      round: 2,
      usagesReleasedInAll: 3,
      outcome: { kind: "deleted" },
    });
    const waits = endedWaits(over.run, over.events);
    expect(waits.length).toBeGreaterThan(1);
    expect(waits.map(({ told }) => told)).toEqual(waits.map(({ ended }) => ended));
  });
});
