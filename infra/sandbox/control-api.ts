import * as v from "valibot";
import type { SteerableClock } from "../embedded/clock.ts";
import { defaultBus, type SandboxEngines } from "./engines.ts";
import type { ControlHook } from "./gateway/control.ts";
import { FaultRuleError } from "./gateway/fault-rule.ts";
import type { Gateway } from "./gateway/gateway.ts";
import type { SandboxWorld } from "./gateway/world.ts";
import { endStream, startStream } from "./services/ivs-streams.ts";

/** What the control endpoints steer and show. */
export interface ControlOptions {
  readonly clock: SteerableClock;
  readonly engines: SandboxEngines;
  readonly world: SandboxWorld;
  readonly gateway: () => Pick<Gateway, "calls" | "faults">;
}

/** A year: nobody waits for longer, and a slip of the keyboard should not run for ever. */
const MOST_SECONDS = 366 * 24 * 60 * 60;

const seconds = v.pipe(
  v.number("must be a number of seconds"),
  v.minValue(0, "must not be negative"),
  v.maxValue(MOST_SECONDS, `must be at most ${MOST_SECONDS}`),
);

const Settle = v.strictObject({ withinSeconds: seconds });
const Advance = v.strictObject({ advanceSeconds: seconds });
const Stream = v.strictObject({
  channelArn: v.pipe(
    v.string("must be text"),
    v.regex(/^arn:aws:ivs:[a-z0-9-]+:\d{12}:channel\/\w+$/, "must be the ARN of an IVS channel"),
  ),
  live: v.boolean("must be true or false"),
});
/** EventBridge adds members to some envelopes, and patterns may match them. */
const Envelope = v.looseObject({
  version: v.optional(v.string("must be text"), "0"),
  id: v.string("must be text"),
  "detail-type": v.string("must be text"),
  source: v.string("must be text"),
  account: v.pipe(v.string("must be text"), v.regex(/^\d{12}$/, "must be twelve digits")),
  time: v.pipe(v.string("must be text"), v.isoTimestamp("must be an ISO 8601 instant")),
  region: v.string("must be text"),
  resources: v.optional(v.array(v.string("must be text"), "must be a list"), []),
  detail: v.looseObject({}, "must be an object"),
});

type Endpoint = (body: unknown) => Promise<unknown> | unknown;

/** Answers what is asked under `/_rolecall/`. Bad input is answered with 400 and one line; nothing is changed then. */
export function createControlApi({ clock, engines, world, gateway }: ControlOptions): ControlHook {
  const { events, functions, queues, states, topics } = engines;
  const endpoints: Readonly<Record<string, Endpoint>> = {
    "POST /_rolecall/events": (body) => {
      const envelope = read(Envelope, body);
      const bus = defaultBus(envelope.account, envelope.region);
      events.createBus(bus);
      events.deliver(bus, envelope);
      return { delivered: envelope.id };
    },
    "POST /_rolecall/settle": (body) => clock.settle(read(Settle, body).withinSeconds),
    "GET /_rolecall/clock": () => ({ now: clock.now(), pace: clock.pace }),
    "POST /_rolecall/clock": (body) => {
      const { advanceSeconds } = read(Advance, body);
      if (clock.pace === "real") {
        throw new BadRequestError("Real time cannot be moved; start the sandbox with --clock fast");
      }
      return clock.advance(advanceSeconds);
    },
    "GET /_rolecall/calls": () => gateway().calls(),
    "GET /_rolecall/faults": () => gateway().faults.list(),
    "POST /_rolecall/faults": (body) => {
      gateway().faults.set(body);
      return gateway().faults.list();
    },
    "POST /_rolecall/streams": (body) => {
      const { channelArn, live } = read(Stream, body);
      const [, , , region = "", account = ""] = channelArn.split(":");
      (live ? startStream : endStream)(world, { account, region, channelArn });
      return { channelArn, live };
    },
    "GET /_rolecall/executions": () =>
      states
        .listStateMachines()
        .flatMap(({ arn }) => states.listExecutions({ stateMachineArn: arn }))
        .map((execution) => ({
          ...execution,
          history: states.getExecutionHistory(execution.executionArn),
        })),
    "GET /_rolecall/messages": () => topics.messages(),
    "GET /_rolecall/failures": () => ({
      deadLetters: queues.all(),
      functionErrors: functions.failures(),
      undelivered: events.dropped(),
    }),
  };

  return (method, path, body) => {
    const endpoint = endpoints[`${method} ${path}`];
    return endpoint === undefined ? undefined : answer(endpoint, body);
  };
}

/** What was sent cannot be done; the message says why. Trying again cannot help. */
class BadRequestError extends Error {
  override readonly name = "BadRequestError";
}

function read<Schema extends v.GenericSchema>(schema: Schema, body: unknown): v.InferOutput<Schema> {
  const result = v.safeParse(schema, body);
  if (result.success) {
    return result.output;
  }
  const [issue] = result.issues;
  const path = v.getDotPath(issue) ?? "The body";
  const message = issue.received === "undefined" ? "is missing" : issue.message;
  throw new BadRequestError(`${path}: ${issue.expected === "never" ? "is not known" : message}`);
}

async function answer(endpoint: Endpoint, body: unknown) {
  try {
    return { status: 200, body: await endpoint(body) };
  } catch (error) {
    if (error instanceof BadRequestError || error instanceof FaultRuleError) {
      return { status: 400, body: { message: error.message } };
    }
    throw error;
  }
}
