import type { WaitState } from "../definition/model.ts";
import { parseTimestamp } from "../definition/timestamp.ts";
import { EvaluationFault } from "../faults.ts";
import { integerField, stringField } from "./fields.ts";
import { finish } from "./finish.ts";
import { located, type Step, type Visit } from "./visit.ts";

/** Waits for so many seconds, or until an instant; an instant that has passed ends it at once. */
export async function runWait(visit: Visit<WaitState>): Promise<Step> {
  const { state, cell } = visit;
  if (cell.frame.pauseUntil === undefined) {
    cell.update({ pauseUntil: new Date(await wakeTime(visit)).toISOString() });
    await pause(visit);
  }
  return finish(visit, state, state.Next, cell.frame.input);
}

/** Sleeps until the instant that the frame names, if it names one. Goes on with the same instant after a restart. */
export async function pause({ cell, scope }: Pick<Visit, "cell" | "scope">): Promise<void> {
  const { pauseUntil } = cell.frame;
  if (pauseUntil !== undefined) {
    const { clock } = scope.services;
    await clock.sleep(Date.parse(pauseUntil) - clock.now().getTime(), scope.signal);
  }
}

async function wakeTime(visit: Visit<WaitState>): Promise<number> {
  const { state, scope } = visit;
  const now = scope.services.clock.now().getTime();
  if (state.Timestamp === undefined) {
    return now + (await integerField(visit, state.Seconds, "Seconds", 0)) * 1000;
  }
  const text = await stringField(visit, state.Timestamp, "Timestamp");
  const instant = parseTimestamp(text);
  if (instant === undefined) {
    const cause = `The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: ${text}`;
    throw located(visit, new EvaluationFault("Timestamp", cause));
  }
  return Math.max(now, instant);
}
