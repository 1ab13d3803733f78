import type { EventEnvelope } from "../../embedded/events/event-envelope.ts";

/** One entry of a file: an event as EventBridge would carry it, or why it is none. */
export type RecordedEvent =
  | { readonly kind: "event"; readonly place: string; readonly envelope: EventEnvelope }
  | {
      readonly kind: "unreadable";
      /** File, and position in it if it holds several: `calls.json #2`. */
      readonly place: string;
      readonly reason: string;
    };

/** An event that can be sent. */
export type ReadableEvent = Extract<RecordedEvent, { readonly kind: "event" }>;
