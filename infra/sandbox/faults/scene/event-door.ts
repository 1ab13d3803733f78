import type { EventEnvelope } from "../../../embedded/events/event-envelope.ts";
import type { Events } from "../../../embedded/events/events.ts";
import type { Doors } from "./function-doors.ts";

/** Takes an event of CloudTrail on its way to the default bus; calls `deliver` as often, and as late, as it likes. */
export type Courier = (event: EventEnvelope, deliver: (event: EventEnvelope) => void) => void;

/** Who takes events, and who is told of the status changes of executions. */
export interface EventDoor {
  readonly courier: Courier;
  readonly onStatusChange: (event: EventEnvelope) => void;
}

/** Hangs a door at the way of events to the default buses: the engine's own `deliver` is replaced until it is taken off. */
export function hangEventDoor(events: Events, { courier, onStatusChange }: EventDoor): Doors {
  const { deliver } = events;
  Object.assign(events, {
    deliver: (bus: string, event: EventEnvelope) => {
      if (event["detail-type"] === "Step Functions Execution Status Change") {
        onStatusChange(event);
      }
      if (event["detail-type"] === "AWS API Call via CloudTrail") {
        courier(event, (instead) => deliver(bus, instead));
      } else {
        deliver(bus, event);
      }
    },
  });
  return {
    takeOff: () => {
      Object.assign(events, { deliver });
    },
  };
}
