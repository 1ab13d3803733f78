import * as v from "valibot";
import type { HistoryEvent } from "../../../embedded/states/history.ts";
import { textIn } from "./visits.ts";

const Envelope = v.pipe(v.string(), v.parseJson(), v.object({ errorMessage: v.string() }));

/** How a task failed, if the event says that it did: the error's name, and the message without its envelope. */
export function failureIn(
  event: HistoryEvent,
): { readonly error: string; readonly reason: string } | undefined {
  if (event.type !== "TaskFailed" && event.type !== "TaskTimedOut") {
    return undefined;
  }
  const details = event.type === "TaskFailed" ? "taskFailedEventDetails" : "taskTimedOutEventDetails";
  const cause = textIn(event, details, "cause");
  const envelope = v.safeParse(Envelope, cause);
  return {
    error: textIn(event, details, "error"),
    reason: envelope.success ? envelope.output.errorMessage : cause,
  };
}
