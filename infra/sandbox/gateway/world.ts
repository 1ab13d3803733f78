import { setImmediate as nextTurn } from "node:timers/promises";
import { type Clock, createClock } from "../../embedded/clock.ts";
import type { Call, Principal, RoleUsageEntry, World } from "./operation.ts";
import { createSeededRandom } from "./seeded-random.ts";
import { createStateStore } from "./state-store.ts";

/** Runs one operation of a fake service inside the sandbox, with everything that surrounds a call. */
export type RunOperation = (
  service: string,
  operation: string,
  input: unknown,
  call: Call,
) => Promise<unknown>;

/** A world that a gateway can be put around. */
export interface SandboxWorld extends World {
  /** Says how calls between services are run; the gateway does this when it starts. */
  connect(run: RunOperation): void;
  /** Writes what has changed into the state directory, if there is one. */
  save(): void;
  /** Makes the next identifier of an event or a request, a UUID from the seed. */
  uuid(): string;
}

/** What a world is made of. */
export interface WorldOptions {
  readonly clock: Clock;
  /** Regions that are enabled in every account, for example `["us-east-1", "eu-west-1"]`. */
  readonly regions: readonly string[];
  /** Seed of everything random, a whole number; default 1. */
  readonly seed?: number;
  /** Where the services' stores are kept over a restart; default: in memory only. */
  readonly directory?: string;
}

/** The caller, with the service that now acts for it. */
const actingFor = (principal: Principal, invokedBy: string): Principal => ({
  ...principal,
  kind: "service",
  invokedBy,
});

/**
 * Makes the world that all fake services of one sandbox share.
 *
 * @throws {SyntaxError} if the directory holds a file that is not JSON.
 */
export function createWorld({ clock, regions, seed = 1, directory }: WorldOptions): SandboxWorld {
  const store = createStateStore(directory);
  // Kept with the stores: after a restart no identifier may come twice.
  const random = createSeededRandom(store.state("world", "all", "all", () => ({ position: seed })));
  const usages = new Map<string, ((account: string) => readonly RoleUsageEntry[])[]>();
  let run: RunOperation | undefined;

  const hex = (digits: number) =>
    Array.from({ length: digits }, () => Math.floor(random() * 16).toString(16)).join("");

  return {
    regions,
    random,
    now: () => clock.now(),
    state: store.state,
    save: store.save,
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`,

    async sleep(milliseconds) {
      await clock.sleep(milliseconds);
      // What a service changes when it wakes is kept too: saved once its own step is done.
      void clock.busy(async () => {
        await nextTurn();
        store.save();
      });
    },

    connect(runner) {
      run = runner;
    },

    async callAsService(servicePrincipal, call, service, operation, input) {
      if (run === undefined) {
        throw new Error(`No gateway runs ${service}:${operation} for ${servicePrincipal} yet`);
      }
      const principal = actingFor(call.principal, servicePrincipal);
      return run(service, operation, input, { ...call, principal, userAgent: servicePrincipal });
    },

    provideUsages(roleName, provide) {
      usages.set(roleName, [...(usages.get(roleName) ?? []), provide]);
    },

    usagesOf(account, roleName) {
      return (usages.get(roleName) ?? []).flatMap((provide) => provide(account));
    },
  };
}

/** A world for tests: nothing on disk, a clock that stands still, two Regions. */
export function inMemoryWorld(options: Partial<WorldOptions> = {}): SandboxWorld {
  return createWorld({
    clock: createClock({ pace: "still", start: new Date("2026-11-20T09:00:00Z") }),
    regions: ["us-east-1", "eu-west-1"],
    ...options,
  });
}
