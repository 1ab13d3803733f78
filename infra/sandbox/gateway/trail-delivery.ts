import type { Clock } from "../../embedded/clock.ts";
import type { TrailEnvelope } from "./trail-event.ts";
import type { SandboxWorld } from "./world.ts";

/** Takes events on their way to the default bus. */
export interface TrailDelivery {
  send(envelope: TrailEnvelope): void;
  /** Gives up what is still on its way; it goes out after the next start if the world keeps its state. */
  stop(): void;
}

/** What a delivery is made of. */
export interface TrailDeliveryOptions {
  readonly clock: Clock;
  readonly world: SandboxWorld;
  readonly delaySeconds: number;
  /** A rejection is not caught: an event that nobody could take is a fault of the sandbox and ends it. */
  readonly onEvent: (envelope: TrailEnvelope) => void | Promise<void>;
}

interface Pending {
  readonly envelope: TrailEnvelope;
  /** ISO 8601. */
  readonly due: string;
}

/** Hands each event on after CloudTrail's delay, on the clock, at least once: what a restart interrupted goes out after it. */
export function createTrailDelivery({
  clock,
  world,
  delaySeconds,
  onEvent,
}: TrailDeliveryOptions): TrailDelivery {
  const pending = world.state<Pending[]>("cloudtrail", "all", "all", () => []);
  const ending = new AbortController();

  const deliver = async (item: Pending) => {
    try {
      const milliseconds = new Date(item.due).getTime() - clock.now().getTime();
      if (milliseconds > 0) {
        await clock.sleep(milliseconds, ending.signal);
      }
    } catch (reason) {
      if (ending.signal.aborted) {
        return;
      }
      throw reason;
    }
    await onEvent(item.envelope);
    pending.splice(pending.indexOf(item), 1);
    world.save();
  };

  for (const item of [...pending]) {
    void deliver(item);
  }
  return {
    send(envelope) {
      const item = { envelope, due: new Date(clock.now().getTime() + delaySeconds * 1000).toISOString() };
      pending.push(item);
      void deliver(item);
    },
    stop() {
      ending.abort(new Error("The gateway has stopped"));
    },
  };
}
