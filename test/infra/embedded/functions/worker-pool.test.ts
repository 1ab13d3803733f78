import { describe, expect, it } from "vitest";
import type { ExecutionEnvironment } from "../../../../infra/embedded/functions/execution-environment.ts";
import { createWorkerPool } from "../../../../infra/embedded/functions/worker-pool.ts";

/** A pool of environments that can be broken and whose end is seen. */
function arrange(mostEnvironments: number) {
  const broken = new Set<ExecutionEnvironment>();
  const ended: ExecutionEnvironment[] = [];
  const pool = createWorkerPool(() => {
    const environment: ExecutionEnvironment = {
      isUsable: () => !broken.has(environment),
      invoke: () => Promise.resolve({ payload: null }),
      end: async () => {
        ended.push(environment);
      },
    };
    return environment;
  }, mostEnvironments);
  return { pool, broken, ended };
}

describe("a worker pool", () => {
  it("lends the same environment again", async () => {
    const { pool } = arrange(2);

    const first = await pool.use(async (environment) => environment);
    const second = await pool.use(async (environment) => environment);

    expect(second).toBe(first);
    expect(pool.starts()).toEqual({ cold: 1, warm: 1 });
  });

  it("replaces an environment that broke while it was used, and ends it", async () => {
    const { pool, broken, ended } = arrange(2);

    const first = await pool.use(async (environment) => broken.add(environment) && environment);
    const second = await pool.use(async (environment) => environment);

    expect(second).not.toBe(first);
    expect(ended).toEqual([first]);
    expect(pool.starts()).toEqual({ cold: 2, warm: 0 });
  });

  it("replaces an environment that broke while it was idle", async () => {
    const { pool, broken } = arrange(2);
    const first = await pool.use(async (environment) => environment);
    if (first !== undefined) {
      broken.add(first);
    }

    const second = await pool.use(async (environment) => environment);

    expect(second).not.toBe(first);
    expect(pool.starts()).toEqual({ cold: 2, warm: 0 });
  });

  it("lets work beyond its limit wait, first come first served", async () => {
    const { pool } = arrange(1);
    const begun: number[] = [];
    const gate = Promise.withResolvers<void>();
    const work = [1, 2, 3].map((number) =>
      pool.use(async () => {
        begun.push(number);
        await gate.promise;
      }),
    );
    await Promise.resolve();
    const begunAtOnce = [...begun];

    gate.resolve();
    await Promise.all(work);

    expect(begunAtOnce).toEqual([1]);
    expect(begun).toEqual([1, 2, 3]);
    expect(pool.starts()).toEqual({ cold: 1, warm: 2 });
    expect(pool.inUse()).toBe(0);
  });

  it("takes an environment back from work that fails", async () => {
    const { pool } = arrange(1);

    await expect(pool.use(() => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
    await pool.use(async () => undefined);

    expect(pool.starts()).toEqual({ cold: 1, warm: 1 });
  });

  it("ends idle and lent environments, and starts none for what was waiting", async () => {
    const { pool, ended } = arrange(1);
    const gate = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const lent = pool.use(() => {
      begun.resolve();
      return gate.promise;
    });
    const waiting = pool.use(async () => "began");
    await begun.promise;

    await pool.end();
    gate.resolve();
    await lent;

    expect(ended).toHaveLength(1);
    await expect(waiting).resolves.toBeUndefined();
    expect(pool.starts()).toEqual({ cold: 1, warm: 0 });
  });
});
