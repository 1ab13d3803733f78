import { setImmediate as nextTurn } from "node:timers/promises";
import * as v from "valibot";
import type { StatesEngine } from "../../../infra/embedded/states/engine.ts";

/** What a task that hands out a token was given, as its history tells. */
const Scheduled = v.looseObject({
  taskScheduledEventDetails: v.looseObject({
    parameters: v.pipe(
      v.string(),
      v.parseJson(),
      v.looseObject({ Payload: v.looseObject({ taskToken: v.string() }) }),
    ),
  }),
});

/** So many turns of the event loop an execution gets to wait again, once it goes on. */
const MOST_TURNS = 1000;

/**
 * Lets executions that go on after an interruption, and wait with a token, look again: whoever answered meanwhile found
 * nobody to wake. Waking is never believed, only looked at, so that one for nothing does no harm.
 */
export async function wakeWaiting(engine: StatesEngine, executionArns: readonly string[]): Promise<void> {
  await Promise.all(
    executionArns.map(async (executionArn) => {
      const scheduled = engine
        .getExecutionHistory(executionArn)
        .findLast(({ type }) => type === "TaskScheduled");
      const read = v.safeParse(Scheduled, scheduled);
      if (read.success) {
        await wake(engine, read.output.taskScheduledEventDetails.parameters.Payload.taskToken);
      }
    }),
  );
}

async function wake(engine: StatesEngine, taskToken: string): Promise<void> {
  for (let turns = 0; turns < MOST_TURNS; turns += 1) {
    try {
      engine.sendTaskSuccess({ taskToken, output: "{}" });
      return;
    } catch (error) {
      // Not waiting yet, or not any more.
      if (!(error instanceof Error && error.name === "TaskTimedOut")) {
        throw error;
      }
    }
    await nextTurn();
  }
}
