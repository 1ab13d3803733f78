import * as v from "valibot";
import type { EventEnvelope } from "../../embedded/events/event-envelope.ts";

const Named = v.object({ eventName: v.string() });

/** The name of the call that an event tells of, if it has one. */
export function eventNameOf({ detail }: EventEnvelope): { readonly eventName?: string } {
  const { success, output } = v.safeParse(Named, detail);
  return success ? { eventName: output.eventName } : {};
}
