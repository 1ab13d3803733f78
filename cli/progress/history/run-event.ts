import * as v from "valibot";
import { parsed } from "./parsed.ts";

/** One event of a history: as GetExecutionHistory tells it, and as the embedded engine does. */
export interface RunEvent {
  readonly id?: number | undefined;
  readonly previousEventId?: number | undefined;
  readonly type?: string | undefined;
  readonly timestamp?: Date | undefined;
}

/** An event with what its details say; what it does not say is absent. */
export interface ReadEvent {
  readonly id: number;
  /** 0 if nothing went before. */
  readonly previousId: number;
  readonly type: string;
  readonly at: Date;
  readonly details: Details;
}

/** What the details of the events say that progress is read from. Every one may be missing: callers can leave data out. */
const DetailsSchema = v.object({
  name: v.optional(v.string()),
  input: v.optional(v.string()),
  output: v.optional(v.string()),
  resource: v.optional(v.string()),
  timeoutInSeconds: v.optional(v.number()),
  error: v.optional(v.string()),
  cause: v.optional(v.string()),
});

type Details = v.InferOutput<typeof DetailsSchema>;

/** Reads an event; answers `undefined` for one that has no id, type or time. */
export function readEvent(event: RunEvent): ReadEvent | undefined {
  const { id, previousEventId, type, timestamp } = event;
  return id === undefined || type === undefined || timestamp === undefined
    ? undefined
    : { id, previousId: previousEventId ?? 0, type, at: timestamp, details: detailsOf(event) };
}

/** Every event has one member of details at most, named after its type. */
function detailsOf(event: RunEvent): Details {
  const [, details] = Object.entries(event).find(([name]) => name.endsWith("EventDetails")) ?? [];
  const read = v.safeParse(DetailsSchema, details);
  return read.success ? read.output : {};
}

const Answer = v.object({ Payload: v.unknown() });

/** What a task's function has answered; `undefined` where the event does not tell. */
export function answerIn({ details }: ReadEvent): unknown {
  const output = v.safeParse(Answer, parsed(details.output));
  return output.success ? output.output.Payload : undefined;
}

const Envelope = v.object({ errorMessage: v.string() });

/** How a try failed: the error's name, and the message without the envelope that Lambda puts around it. */
export function failureIn({ details, type }: ReadEvent): { readonly error: string; readonly reason: string } {
  const { error = type, cause = "" } = details;
  const envelope = v.safeParse(Envelope, parsed(cause));
  return { error, reason: envelope.success ? envelope.output.errorMessage : cause };
}
