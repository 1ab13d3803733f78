import { join } from "node:path";
import { createClock, type SteerableClock } from "../embedded/clock.ts";
import { startTable } from "../embedded/table/table.ts";
import { assemblyFor } from "./assembly.ts";
import { createControlApi } from "./control-api.ts";
import { deployStacks } from "./deploy-stacks.ts";
import { defaultBus, type SandboxEngines, startEngines } from "./engines.ts";
import type { CallEntry } from "./gateway/call-log.ts";
import type { Faults } from "./gateway/faults.ts";
import { type Gateway, startGateway } from "./gateway/gateway.ts";
import { createWorld, type SandboxWorld } from "./gateway/world.ts";
import { createPermissions, type Permissions } from "./permissions/permissions.ts";
import { SANDBOX_ACCOUNT, type SandboxOptions } from "./sandbox-options.ts";
import { fakeServices } from "./services/all.ts";
import { noteEvent } from "./services/cloudtrail-lookup-events.ts";

/** A sandbox that is up, with the product's stacks deployed. */
export interface Sandbox {
  /** What `AWS_ENDPOINT_URL` is to be. */
  readonly url: string;
  readonly account: string;
  readonly regions: readonly string[];
  readonly clock: SteerableClock;
  readonly world: SandboxWorld;
  readonly engines: SandboxEngines;
  readonly faults: Faults;
  readonly permissions: Permissions;
  calls(): readonly CallEntry[];
  /** Ends everything; what is kept in a directory can be started again. */
  stop(): Promise<void>;
}

const DEFAULT_REGIONS = ["us-east-1", "us-west-2", "eu-west-1", "eu-central-1", "ap-northeast-1"] as const;

/**
 * Starts a sandbox: fake AWS on loopback, the embedded engines, and the synthesized stacks deployed on them.
 *
 * @throws {Error} EADDRINUSE if the port is taken; {RangeError} if a Region is unknown. Nothing is left running then.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const undo = new AsyncDisposableStack();
  try {
    const parts = await startParts(options, undo);
    const running = undo.move();
    return { ...parts, stop: () => running.disposeAsync() };
  } catch (error) {
    await undo.disposeAsync();
    throw error;
  }
}

async function startParts(
  options: SandboxOptions,
  undo: AsyncDisposableStack,
): Promise<Omit<Sandbox, "stop">> {
  const { account = SANDBOX_ACCOUNT, regions = DEFAULT_REGIONS, pace = "still", directory } = options;
  const assembly = options.assembly ?? (await assemblyFor(regions));
  const clock = createClock({ pace, ...(options.start === undefined ? {} : { start: options.start }) });
  const world = createWorld({
    clock,
    regions,
    ...(options.seed === undefined ? {} : { seed: options.seed }),
    ...(directory === undefined ? {} : { directory: join(directory, "world") }),
  });
  const permissions = createPermissions({
    now: () => clock.now(),
    random: world.random,
    sessions: world.state("permissions", "all", "all", () => ({})),
  });
  const late: { gateway?: Gateway } = {};
  const gateway = () => {
    if (late.gateway === undefined) {
      throw new Error("The gateway is not up yet");
    }
    return late.gateway;
  };
  const url = () => gateway().url;
  // What is deferred later ends earlier: first the engines, which call the gateway, and last the table, which it calls.
  const table = await startTable({
    directory: directory === undefined ? undefined : join(directory, "table"),
  });
  undo.defer(() => table.stop());
  undo.defer(async () => late.gateway?.stop());
  const engines = startEngines({ clock, world, permissions, directory, endpoint: url, table });
  undo.defer(engines.stop);
  late.gateway = await startGateway({
    port: options.port ?? 0,
    services: fakeServices({ world, permissions, engines, gatewayUrl: url, behaviour: options }),
    world,
    permissions,
    clock,
    eventDelaySeconds: options.eventDelaySeconds ?? 2,
    latencyMilliseconds: options.latencyMilliseconds ?? 0,
    functionUrls: {
      find: (id) => engines.functionUrls.get(id),
      policiesOf: (functionArn) => engines.resourcePolicies.get(functionArn) ?? [],
      invoke: engines.functions.invoke,
    },
    control: createControlApi({ clock, engines, world, gateway }),
    onEvent: (envelope) => {
      noteEvent(world, envelope);
      const bus = defaultBus(envelope.account, envelope.region);
      engines.events.createBus(bus);
      engines.events.deliver(bus, envelope);
    },
  });
  const parameters = options.parameters ?? {};
  await deployStacks({ account, parameters, assembly, engines, permissions, world, gatewayUrl: url() });
  engines.states.resume();
  const { faults, calls } = gateway();
  return { url: url(), account, regions, clock, world, engines, faults, permissions, calls };
}
