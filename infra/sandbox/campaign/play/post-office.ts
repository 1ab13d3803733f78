import * as v from "valibot";
import type { EventEnvelope } from "../../../embedded/events/event-envelope.ts";
import type { Sandbox } from "../../start-sandbox.ts";
import type { Fate } from "../history/move.ts";
import type { Letter } from "../trace/trace.ts";

/** What the post office is told of every event, before anything becomes of it. */
export type Watcher = (busArn: string, event: EventEnvelope) => void;

/** Stands between CloudTrail, Step Functions and the default buses, and sees what rolecall publishes, too. */
export interface PostOffice {
  /** Tells a new watcher of everything; the one before is told of nothing any more. */
  watch(watcher: Watcher): void;
  /** What becomes of the next so many events to a default bus, in place of what was said before; late ones come up to so many seconds later. */
  next(fate: Fate, count: number, seconds: number): void;
  /** Events to default buses since the last watcher came, and what became of them. */
  letters(): readonly Letter[];
}

/** CloudTrail's record of a call, or Step Functions' report of a status change, as far as a letter tells. */
const Detail = v.object({
  eventName: v.optional(v.string()),
  status: v.optional(v.string()),
  name: v.optional(v.string()),
  userIdentity: v.optional(
    v.object({
      sessionContext: v.optional(
        v.object({ sessionIssuer: v.optional(v.object({ arn: v.optional(v.string()) })) }),
      ),
    }),
  ),
});

/**
 * Opens the post office of a sandbox. It takes the place of the buses' `deliver`, since no option of the sandbox
 * decides over single events.
 */
export function openPostOffice({ clock, engines, world }: Sandbox): PostOffice {
  const { events } = engines;
  const handOver = events.deliver;
  let watcher: Watcher = () => undefined;
  let orders: { readonly fate: Fate; readonly seconds: number }[] = [];
  let letters: Letter[] = [];

  const note = (letter: Letter) => {
    letters.push(letter);
    return (): void => {
      letters = letters.map((other) =>
        other === letter ? { ...letter, deliveredAt: clock.now().toISOString() } : other,
      );
    };
  };

  events.deliver = (busArn, event) => {
    watcher(busArn, event);
    if (!busArn.endsWith(":event-bus/default")) {
      handOver(busArn, event);
      return;
    }
    const order = orders.shift();
    const fate = order?.fate ?? "delivered";
    const delivered = note({ at: clock.now().toISOString(), fate, ...describe(event) });
    if (fate === "lost") {
      return;
    }
    if (fate !== "late") {
      handOver(busArn, event);
    }
    delivered();
    if (order !== undefined) {
      // The second copy of an event that comes twice comes late, too: others may come in between.
      void clock.sleep(world.random() * order.seconds * 1000).then(() => {
        handOver(busArn, event);
        delivered();
      });
    }
  };

  return {
    watch(next) {
      watcher = next;
      orders = [];
      letters = [];
    },
    next(fate, count, seconds) {
      orders = Array.from({ length: count }, () => ({ fate, seconds }));
    },
    letters: () => letters,
  };
}

function describe({ source, detail }: EventEnvelope): Pick<Letter, "source" | "name" | "own" | "execution"> {
  const { eventName, name, status, userIdentity } = v.parse(Detail, detail);
  const issuer = userIdentity?.sessionContext?.sessionIssuer?.arn ?? "";
  return {
    source,
    name: eventName ?? status ?? "",
    own: issuer.includes(":role/rolecall/"),
    ...(name === undefined ? {} : { execution: name }),
  };
}
