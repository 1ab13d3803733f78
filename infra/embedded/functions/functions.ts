import type { Clock, Pace } from "../clock.ts";
import { invokeUntilDone } from "./asynchronous-invocation.ts";
import { startEnvironment } from "./execution-environment.ts";
import type { FunctionDefinition, FunctionFailure, Invocation } from "./function-definition.ts";
import {
  FunctionExistsError,
  FunctionsStoppedError,
  ThrottledInvocationError,
  UnknownFunctionError,
} from "./function-errors.ts";
import { invocationContext, runtimeVariables } from "./lambda-environment.ts";
import { type LostInvocation, lettersOf } from "./letters-of.ts";
import { createLogLines, type LogLines } from "./log-lines.ts";
import type { ShownTime } from "./worker/virtual-date.ts";
import { createWorkerPool, type Starts, type WorkerPool } from "./worker-pool.ts";

/** Functions that run as on Lambda. */
export interface Functions {
  /**
   * Deploys a function; its first invocation starts it.
   *
   * @throws {FunctionExistsError}
   */
  create(definition: FunctionDefinition): void;
  /**
   * Invokes a function and waits for its answer.
   *
   * @throws {UnknownFunctionError}
   * @throws {ThrottledInvocationError} when all reserved concurrency is in use.
   * @throws {FunctionsStoppedError}
   */
  invoke(arn: string, payload: unknown): Promise<Invocation>;
  /**
   * Invokes a function later, again if it fails, and hands the event to its dead-letter queue in the end, and a
   * record of the invocation to its destination for failures.
   *
   * @throws {UnknownFunctionError}
   */
  invokeLater(arn: string, payload: unknown): void;
  /** Everything that is deployed. */
  list(): readonly FunctionDefinition[];
  /** Every failed attempt, oldest first, the last thousand. */
  failures(): readonly FunctionFailure[];
  /** What a function wrote to standard output and standard error, the last two thousand lines. */
  logs(arn: string): readonly string[];
  starts(arn: string): Starts;
  /** Ends all workers and waits; invocations in progress end with `FunctionsStoppedError`. */
  stop(): Promise<void>;
}

/** What the functions need of the world. */
export interface FunctionsDependencies {
  readonly clock: Clock & { readonly pace?: Pace };
  readonly newId: () => string;
  /** What the platform adds to a function's environment: credentials, Region, endpoint. Read at each cold start. */
  readonly environment: (definition: FunctionDefinition) => Readonly<Record<string, string>>;
  readonly deadLetter: (queueArn: string, body: string, attributes: Readonly<Record<string, string>>) => void;
}

interface Deployed {
  readonly definition: FunctionDefinition;
  readonly pool: WorkerPool;
  readonly logs: LogLines;
}

/** What is known of an attempt before it is made. */
type Attempted = Omit<FunctionFailure, "attempt" | "errorMessage" | "errorType" | "time">;

const MOST_FAILURES_KEPT = 1000;
const MOST_LOG_LINES_KEPT = 2000;
const MOST_ENVIRONMENTS_PER_FUNCTION = 8;

/**
 * Starts functions, each in worker threads of its own that see no other environment than Lambda would give them, and
 * the clock's time in `Date`. Unlike on Lambda, what a handler leaves running goes on between two invocations.
 */
export function startFunctions({ clock, newId, environment, deadLetter }: FunctionsDependencies): Functions {
  const deployed = new Map<string, Deployed>();
  const failures: FunctionFailure[] = [];
  const stopping = new AbortController();

  const find = (arn: string) => {
    const found = deployed.get(arn);
    if (found === undefined) {
      throw new UnknownFunctionError(arn);
    }
    return found;
  };

  const attempt = async (
    { definition, pool }: Deployed,
    event: string,
    requestId: string,
  ): Promise<Invocation> => {
    if (stopping.signal.aborted) {
      throw new FunctionsStoppedError();
    }
    if (pool.inUse() >= (definition.reservedConcurrency ?? Number.POSITIVE_INFINITY)) {
      throw new ThrottledInvocationError(definition.arn);
    }
    const context = invocationContext(definition, requestId);
    const answer = await clock.busy(() => pool.use((worker) => worker.invoke(event, context, shownTime())));
    if (answer === undefined || stopping.signal.aborted) {
      throw new FunctionsStoppedError();
    }
    return answer;
  };

  /** A clock that stands moves for nobody: else what one function did would be later than what followed from it. */
  const shownTime = (): ShownTime => {
    const at = clock.now().getTime();
    return clock.pace === "still" ? { kind: "standing", at } : { kind: "moving", ahead: at - Date.now() };
  };

  const record = (failure: FunctionFailure) => {
    failures.push(failure);
    failures.splice(0, failures.length - MOST_FAILURES_KEPT);
  };

  const recordIfFailed = (
    answer: Invocation,
    about: Attempted & Pick<FunctionFailure, "attempt">,
  ): Invocation => {
    if ("functionError" in answer) {
      const { errorType, errorMessage } = answer.payload;
      record({ ...about, time: clock.now(), errorType, errorMessage });
    }
    return answer;
  };

  const recordThrown = (error: unknown, about: Attempted) => {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    record({ ...about, time: clock.now(), errorType: name, errorMessage: message, attempt: 0 });
  };

  /** A queue that does not take its letter must not cost the other one its own. */
  const giveUp = (definition: FunctionDefinition, lost: LostInvocation, about: Attempted) => {
    for (const { queueArn, body, attributes } of lettersOf(definition, lost)) {
      try {
        deadLetter(queueArn, body, attributes);
      } catch (error) {
        recordThrown(error, about);
      }
    }
  };

  const runLater = async (found: Deployed, event: string, requestId: string) => {
    const about = {
      functionArn: found.definition.arn,
      requestId,
      event: JSON.parse(event),
      asynchronous: true,
    };
    const invokeOnce = async (count: number) =>
      recordIfFailed(await attempt(found, event, requestId), { ...about, attempt: count });
    try {
      await Promise.resolve();
      const givenUp = await invokeUntilDone(found.definition, invokeOnce, clock, stopping.signal);
      if (givenUp !== undefined) {
        giveUp(found.definition, { event, requestId, givenUp, time: clock.now() }, about);
      }
    } catch (error) {
      if (!stopping.signal.aborted) {
        recordThrown(error, about);
      }
    }
  };

  return {
    create(definition) {
      if (deployed.has(definition.arn)) {
        throw new FunctionExistsError(definition.arn);
      }
      const logs = createLogLines(MOST_LOG_LINES_KEPT);
      const start = () =>
        startEnvironment(
          definition,
          { ...definition.environment, ...runtimeVariables(definition), ...environment(definition) },
          (text) => logs.add(text),
        );
      const pool = createWorkerPool(start, MOST_ENVIRONMENTS_PER_FUNCTION);
      deployed.set(definition.arn, { definition, pool, logs });
    },

    async invoke(arn, payload) {
      const found = find(arn);
      const requestId = newId();
      const event = JSON.stringify(payload ?? null);
      const about = { functionArn: arn, requestId, event: payload, asynchronous: false, attempt: 1 };
      return recordIfFailed(await attempt(found, event, requestId), about);
    },

    invokeLater(arn, payload) {
      runLater(find(arn), JSON.stringify(payload ?? null), newId());
    },

    list: () => [...deployed.values()].map(({ definition }) => definition),
    failures: () => [...failures],
    logs: (arn) => find(arn).logs.lines(),
    starts: (arn) => find(arn).pool.starts(),

    async stop() {
      stopping.abort();
      await Promise.all([...deployed.values()].map(({ pool }) => pool.end()));
    },
  };
}
