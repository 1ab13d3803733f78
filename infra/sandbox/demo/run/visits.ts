import type { HistoryEvent } from "../../../embedded/states/history.ts";

/** The visit of one state in an execution: its events, from entering it to leaving it. */
export interface Visit {
  readonly state: string;
  readonly events: readonly HistoryEvent[];
}

/**
 * Sorts the history of an execution by visits of tasks and waits. Events of Maps' iterations are mixed in a history;
 * `previousEventId` tells what belongs together.
 */
export function visitsOf(history: readonly HistoryEvent[]): readonly Visit[] {
  const entryOf = new Map<number, number>();
  const visits = new Map<number, { readonly state: string; readonly events: HistoryEvent[] }>();
  for (const event of history) {
    const entered = /^(Task|Wait)StateEntered$/.test(event.type);
    const entry = entered ? event.id : entryOf.get(event.previousEventId);
    if (entered) {
      visits.set(event.id, { state: textIn(event, "stateEnteredEventDetails", "name"), events: [] });
    }
    if (entry !== undefined) {
      visits.get(entry)?.events.push(event);
      if (!event.type.endsWith("StateExited")) {
        entryOf.set(event.id, entry);
      }
    }
  }
  return [...visits.values()];
}

/** A text in an event's details; empty if it is not there. */
export function textIn(event: HistoryEvent, details: `${string}EventDetails`, member: string): string {
  const value = event[details]?.[member];
  return typeof value === "string" ? value : "";
}
