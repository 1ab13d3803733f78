import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { SteerableClock } from "../embedded/clock.ts";
import type { DeclaredFunctionUrl } from "../embedded/deploy/engines.ts";
import { type Events, startEvents } from "../embedded/events/events.ts";
import { type Functions, startFunctions } from "../embedded/functions/functions.ts";
import { createQueues, type Queues } from "../embedded/queues/queues.ts";
import { type StatesEngine, startStates } from "../embedded/states/engine.ts";
import type { TableServer } from "../embedded/table/table.ts";
import { createTopics, type Topics } from "../embedded/topics/topics.ts";
import { createDelivery } from "./delivery.ts";
import type { SandboxWorld } from "./gateway/world.ts";
import { createIntegrations } from "./integrations.ts";
import type { Permissions } from "./permissions/permissions.ts";
import type { SessionCredentials } from "./permissions/sessions.ts";
import { statusEvent } from "./status-event.ts";

/** What the engines are started with. */
export interface EngineOptions {
  readonly clock: SteerableClock;
  readonly world: SandboxWorld;
  readonly permissions: Permissions;
  /** Where the gateway will listen; asked for only once something runs. */
  readonly endpoint: () => string;
  readonly directory?: string | undefined;
  /** Outlives the engines: who started it stops it. */
  readonly table: TableServer;
}

/** The embedded engines, wired to each other and to the gateway. */
export interface SandboxEngines {
  readonly events: Events;
  readonly functions: Functions;
  readonly queues: Queues;
  readonly states: StatesEngine;
  readonly table: TableServer;
  readonly topics: Topics;
  /** Credentials of the functions' roles, by the functions' ARNs; the deployer puts them in. */
  readonly functionCredentials: Map<string, SessionCredentials>;
  /** URLs of functions, by id. */
  readonly functionUrls: Map<string, DeclaredFunctionUrl>;
  /** Policies of functions, buses, queues and topics, by ARN. */
  readonly resourcePolicies: Map<string, unknown[]>;
  /** Ends events, executions and functions; the table goes on. */
  stop(): Promise<void>;
}

/** Starts the engines; nothing is deployed on them yet. */
export function startEngines(options: EngineOptions): SandboxEngines {
  const { clock, world, permissions, endpoint, directory, table } = options;
  const inside = (name: string) => (directory === undefined ? undefined : join(directory, name));
  const newId = () => randomUUID();
  const functionCredentials = new Map<string, SessionCredentials>();
  const resourcePolicies = new Map<string, unknown[]>();
  const queues = createQueues({ clock, newId, directory: inside("queues") });
  const deadLetter = queues.send;

  const functions = startFunctions({
    clock,
    newId,
    deadLetter,
    environment: ({ arn }) => functionVariables(arn, functionCredentials.get(arn), endpoint()),
  });
  const delivery = createDelivery({
    functions,
    permissions,
    resourcePolicies,
    startExecution: (request) => states.startExecution(request),
  });
  const events = startEvents({
    clock,
    random: world.random,
    newId,
    // Deciding over a permission reads files: time has to stand still meanwhile.
    send: (target, payload, rule) => clock.busy(() => delivery(target, payload, rule)),
    deadLetter,
  });
  const states = startStates({
    clock,
    random: world.random,
    newId,
    integrations: createIntegrations({ permissions, endpoint, clock }),
    onStatusChange: (change) => {
      const event = statusEvent(change, newId(), clock.now());
      events.deliver(defaultBus(event.account, event.region), event);
    },
    ...(directory === undefined ? {} : { directory: join(directory, "executions") }),
  });

  return {
    events,
    functions,
    queues,
    states,
    table,
    topics: createTopics({ clock, newId }),
    functionCredentials,
    functionUrls: new Map(),
    resourcePolicies,
    async stop() {
      events.stop();
      await states.stop();
      await functions.stop();
    },
  };
}

/** ARN of an account's default bus in a Region. */
export function defaultBus(account: string, region: string): string {
  return `arn:aws:events:${region}:${account}:event-bus/default`;
}

/** What Lambda adds to a function's environment, and where the sandbox has AWS. */
function functionVariables(
  arn: string,
  credentials: SessionCredentials | undefined,
  endpoint: string,
): Readonly<Record<string, string>> {
  if (credentials === undefined) {
    throw new Error(`Function ${arn} has no credentials: it was not deployed by this sandbox`);
  }
  const region = arn.split(":")[3] ?? "";
  return {
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken,
    AWS_ENDPOINT_URL: endpoint,
  };
}
