import { RuntimeFault } from "./faults.ts";
import type { JsonRecord } from "./json.ts";
import { MOST_HISTORY_EVENTS } from "./limits.ts";

/**
 * One event in the shape of GetExecutionHistory; the details are in a member named after the type,
 * for example `taskScheduledEventDetails`.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html (read 2026-11-20)
 */
export interface HistoryEvent {
  readonly id: number;
  /** 0 for the first event of an execution. */
  readonly previousEventId: number;
  readonly type: string;
  readonly timestamp: Date;
  readonly [details: `${string}EventDetails`]: JsonRecord;
}

/** What has happened in one execution. */
export interface History {
  readonly events: readonly HistoryEvent[];
  /**
   * Writes an event down and answers with its id.
   *
   * @throws {RuntimeFault} if only the closing event still fits.
   */
  add(type: string, previousEventId: number, details?: JsonRecord): number;
  /** Writes the closing event down, which always fits. */
  close(type: string, previousEventId: number, details: JsonRecord): void;
}

/** A history that goes on after the given events, or after that many events that are kept elsewhere. */
export function createHistory(now: () => Date, past: readonly HistoryEvent[] = [], forgotten = 0): History {
  const events = [...past];
  const append = (type: string, previousEventId: number, details?: JsonRecord) => {
    const id = forgotten + events.length + 1;
    const event: HistoryEvent = { id, previousEventId, type, timestamp: now() };
    events.push(details === undefined ? event : { ...event, [detailsName(type)]: details });
    return id;
  };
  return {
    events,
    add(type, previousEventId, details) {
      if (forgotten + events.length >= MOST_HISTORY_EVENTS - 1) {
        throw new RuntimeFault(
          `The execution reached the maximum number of history events (${MOST_HISTORY_EVENTS}).`,
        );
      }
      return append(type, previousEventId, details);
    },
    close(type, previousEventId, details) {
      append(type, previousEventId, details);
    },
  };
}

/** The events of entering and leaving a state share one member, whatever the state's type. */
function detailsName(type: string): `${string}EventDetails` {
  if (type.endsWith("StateEntered")) {
    return "stateEnteredEventDetails";
  }
  if (type.endsWith("StateExited")) {
    return "stateExitedEventDetails";
  }
  return `${type.charAt(0).toLowerCase()}${type.slice(1)}EventDetails`;
}
