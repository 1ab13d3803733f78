import * as v from "valibot";
import type { EventEnvelope } from "../../embedded/events/event-envelope.ts";
import { defaultBus } from "../engines.ts";
import type { Sandbox } from "../start-sandbox.ts";
import type { Fate } from "./fate.ts";
import { reasonOf } from "./reason-of.ts";

/** Longer than anything is tried again: EventBridge gives up after a day, Lambda after six hours. */
const LONGEST_SECONDS = 48 * 60 * 60;

/** What the function answers; see its own type. */
const Answer = v.variant("kind", [
  v.object({ kind: v.literal("recorded"), roles: v.array(v.object({ roleName: v.string() })) }),
  v.object({ kind: v.literal("ignored"), reason: v.string() }),
]);

/** What is known of an event once it was sent; whether it was news only the inventory knows. */
export type Sent = v.InferOutput<typeof Answer> | Extract<Fate, { readonly kind: "refused" }>;

/**
 * Sends an event to the default bus of the stack's account in the event's Region, where rules take it from, and
 * waits until nothing is left to do. An event of another account arrives there too, as if that account sent it on.
 *
 * What a function answers to an event is kept nowhere, as on AWS. So the function is told of the event once more,
 * which changes nothing: events are delivered at least once.
 */
export async function sendEvent(sandbox: Sandbox, envelope: EventEnvelope): Promise<Sent> {
  const { account, clock, engines } = sandbox;
  const { events, functions } = engines;
  const arn = recorderArn(sandbox);
  const timesStarted = () => functions.starts(arn).cold + functions.starts(arn).warm;
  const [starts, letters] = [timesStarted(), lettersOf(sandbox).length];
  const bus = defaultBus(account, envelope.region);

  events.createBus(bus);
  events.deliver(bus, envelope);
  const { settled } = await clock.settle(LONGEST_SECONDS);

  const [letter] = lettersOf(sandbox).slice(letters);
  if (letter !== undefined) {
    return { kind: "refused", reason: letter };
  }
  if (!settled) {
    return { kind: "refused", reason: "two days were not enough for the stack to be done with it" };
  }
  if (timesStarted() === starts) {
    return { kind: "ignored", reason: `no rule in ${envelope.region} matches it` };
  }
  const answer = await functions.invoke(arn, envelope);
  return "functionError" in answer
    ? { kind: "refused", reason: answer.payload.errorMessage }
    : v.parse(Answer, answer.payload);
}

function recorderArn({ engines }: Sandbox): string {
  const recorder = engines.functions.list().find(({ name }) => name.endsWith("record-event"));
  if (recorder === undefined) {
    throw new Error("The stack has no function that records events");
  }
  return recorder.arn;
}

/** Why each dead letter is one, oldest first: those of Lambda, those of EventBridge, and what no queue took. */
function lettersOf({ engines }: Sandbox): readonly string[] {
  const letters = Object.values(engines.queues.all()).flat();
  const reasons = letters.map(({ attributes, body, sentAt }) => ({
    sentAt,
    reason: reasonOf(body, attributes),
  }));
  const dropped = engines.events
    .dropped()
    .map(({ time, errorMessage }) => ({ sentAt: time.toISOString(), reason: errorMessage }));
  return [...reasons, ...dropped]
    .toSorted((a, b) => (a.sentAt < b.sentAt ? -1 : 1))
    .map(({ reason }) => reason);
}
