import * as v from "valibot";
import type { HistoryEvent } from "../../../embedded/states/history.ts";
import { heldIn, laneOf } from "./lanes.ts";
import { longestDelaySeconds } from "./retry-rule.ts";
import type { RunWait } from "./run-track.ts";
import { failureIn } from "./task-failure.ts";
import { textIn, type Visit } from "./visits.ts";

/** A function that wants the workflow to wait says for how long in its answer. */
const Answer = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ Payload: v.object({ waitSeconds: v.number() }) }),
);

/** Reads when a run waited, and for what: its planned waits, and the times between the tries of a task. */
export function readWaits(
  visits: readonly Visit[],
  history: readonly HistoryEvent[],
  definition: unknown,
): readonly RunWait[] {
  return visits
    .flatMap((visit) => [
      ...plannedWait(visit, history),
      ...(heldIn(visit.state) === undefined ? retryWaits(visit, definition) : heldWaits(visit, history)),
    ])
    .sort((a, b) => a.from.getTime() - b.from.getTime());
}

function plannedWait({ state, events }: Visit, history: readonly HistoryEvent[]): readonly RunWait[] {
  const [entered, exited] = events;
  const lane = laneOf(state);
  if (lane === undefined || entered?.type !== "WaitStateEntered") {
    return [];
  }
  const seconds = secondsSaidBefore(entered, history);
  return [
    {
      lane,
      state,
      kind: "planned",
      from: entered.timestamp,
      ...(exited === undefined ? {} : { endedAt: exited.timestamp }),
      ...(seconds === undefined ? {} : { latest: later(entered.timestamp, seconds) }),
    },
  ];
}

/** A task that waits for somebody else lasts from each time that it is begun to its end, whatever that is. */
function heldWaits({ state, events }: Visit, history: readonly HistoryEvent[]): readonly RunWait[] {
  const lane = laneOf(state);
  const kind = heldIn(state);
  return events.flatMap((event, index) => {
    if (lane === undefined || kind === undefined || event.type !== "TaskScheduled") {
      return [];
    }
    const end = events.slice(index).find(({ type }) => /^Task(Succeeded|Failed|TimedOut)$/.test(type));
    const seconds = kind === "held" ? secondsSaidBefore(event, history) : undefined;
    return {
      lane,
      state,
      kind,
      from: event.timestamp,
      ...(end === undefined ? {} : { endedAt: end.timestamp }),
      ...(seconds === undefined ? {} : { latest: later(event.timestamp, seconds) }),
    };
  });
}

/** Follows the chain of events back to the last answer that says how long to wait. */
function secondsSaidBefore(entered: HistoryEvent, history: readonly HistoryEvent[]): number | undefined {
  const byId = new Map(history.map((event) => [event.id, event]));
  for (
    let event = byId.get(entered.previousEventId);
    event !== undefined;
    event = byId.get(event.previousEventId)
  ) {
    const answer = v.safeParse(Answer, textIn(event, "taskSucceededEventDetails", "output"));
    if (answer.success) {
      return answer.output.Payload.waitSeconds;
    }
  }
  return undefined;
}

function retryWaits({ state, events }: Visit, definition: unknown): readonly RunWait[] {
  const lane = laneOf(state);
  let failures = 0;
  return events.flatMap((event, index) => {
    const failure = failureIn(event);
    const next = events[index + 1];
    const isLastTry = next !== undefined && next.type !== "TaskScheduled";
    if (lane === undefined || failure === undefined || isLastTry) {
      return [];
    }
    failures += 1;
    const seconds = longestDelaySeconds(definition, state, failure.error, failures);
    return {
      lane,
      state,
      kind: "retry" as const,
      from: event.timestamp,
      ...(next === undefined ? {} : { endedAt: next.timestamp }),
      ...(seconds === undefined ? {} : { latest: later(event.timestamp, seconds) }),
      failure: { ...failure, failures },
    };
  });
}

function later(instant: Date, seconds: number): Date {
  return new Date(instant.getTime() + seconds * 1000);
}
