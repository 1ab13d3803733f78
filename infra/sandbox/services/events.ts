import * as client from "@aws-sdk/client-eventbridge";
import type { Events } from "../../embedded/events/events.ts";
import type { FakeService } from "../gateway/operation.ts";
import type { SandboxWorld } from "../gateway/world.ts";
import { putEvents } from "./events-put.ts";
import { describeRule, listEventBuses, listRules, listTargetsByRule } from "./events-rules.ts";
import { disableRule, enableRule } from "./events-switch-rules.ts";

/** The buses of the sandbox, as the API reaches them. */
export interface EventsPort extends Pick<Events, "deliver" | "rules"> {
  /** ARNs of all buses, of all accounts and Regions. */
  buses(): readonly string[];
  /** As the engine does; absent: rules cannot be switched on and off. */
  readonly putRule?: Events["putRule"];
}

/** EventBridge: puts events on buses, shows buses, rules and targets, and switches rules on and off. */
export function eventsService(world: SandboxWorld, port: EventsPort): FakeService {
  const { putRule, rules } = port;
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
      ...(putRule === undefined
        ? {}
        : { DisableRule: disableRule({ rules, putRule }), EnableRule: enableRule({ rules, putRule }) }),
    },
  };
}
