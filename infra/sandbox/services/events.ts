import * as client from "@aws-sdk/client-eventbridge";
import type { Events } from "../../embedded/events/events.ts";
import type { FakeService } from "../gateway/operation.ts";
import type { SandboxWorld } from "../gateway/world.ts";
import { putEvents } from "./events-put.ts";
import { describeRule, listEventBuses, listRules, listTargetsByRule } from "./events-rules.ts";

/** The buses of the sandbox, as the API reaches them. */
export interface EventsPort extends Pick<Events, "deliver" | "rules"> {
  /** ARNs of all buses, of all accounts and Regions. */
  buses(): readonly string[];
}

/** EventBridge: puts events on buses, and shows buses, rules and targets. */
export function eventsService(world: SandboxWorld, port: EventsPort): FakeService {
  return {
    signingName: "events",
    eventSource: "events.amazonaws.com",
    global: false,
    client,
    operations: {
      DescribeRule: describeRule(port),
      ListEventBuses: listEventBuses(port),
      ListRules: listRules(port),
      ListTargetsByRule: listTargetsByRule(port),
      PutEvents: putEvents(world, port),
    },
  };
}
