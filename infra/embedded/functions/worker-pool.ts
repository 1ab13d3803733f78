import type { ExecutionEnvironment } from "./execution-environment.ts";

/** How often a function was started afresh, and how often it found an environment of an earlier invocation. */
export interface Starts {
  readonly cold: number;
  readonly warm: number;
}

/** The execution environments of one function. */
export interface WorkerPool {
  /**
   * Lends an environment, a warm one if there is one; it comes back when the work is done. Undefined if the pool
   * ended before it was the work's turn.
   */
  use<T>(work: (environment: ExecutionEnvironment) => Promise<T>): Promise<T | undefined>;
  /** Work in progress or waiting for an environment. */
  inUse(): number;
  starts(): Starts;
  end(): Promise<void>;
}

/**
 * Keeps environments of one function: as many as are needed at once, up to a limit of this machine (AWS has none that
 * small), beyond which work waits its turn. Environments stay warm; one that crashed is replaced.
 */
export function createWorkerPool(start: () => ExecutionEnvironment, mostEnvironments: number): WorkerPool {
  const alive = new Set<ExecutionEnvironment>();
  const idle: ExecutionEnvironment[] = [];
  const waiting: (() => void)[] = [];
  let inUse = 0;
  let cold = 0;
  let warm = 0;
  let ended = false;

  const startAfresh = () => {
    const environment = start();
    alive.add(environment);
    cold += 1;
    return environment;
  };

  const takeIdle = () => {
    for (let environment = idle.pop(); environment !== undefined; environment = idle.pop()) {
      if (environment.isUsable()) {
        warm += 1;
        return environment;
      }
      alive.delete(environment);
    }
    return undefined;
  };

  const giveBack = async (environment: ExecutionEnvironment) => {
    if (environment.isUsable()) {
      idle.push(environment);
    } else {
      alive.delete(environment);
      await environment.end();
    }
  };

  const lend = async <T>(work: (environment: ExecutionEnvironment) => Promise<T>): Promise<T> => {
    const environment = takeIdle() ?? startAfresh();
    try {
      return await work(environment);
    } finally {
      await giveBack(environment);
    }
  };

  const turn = async () => {
    inUse += 1;
    if (inUse > mostEnvironments) {
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
      });
    }
  };

  return {
    async use(work) {
      await turn();
      try {
        return ended ? undefined : await lend(work);
      } finally {
        inUse -= 1;
        waiting.shift()?.();
      }
    },
    inUse: () => inUse,
    starts: () => ({ cold, warm }),
    async end() {
      ended = true;
      await Promise.all([...alive].map((environment) => environment.end()));
    },
  };
}
