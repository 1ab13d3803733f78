import { createClock, type SteerableClock } from "../../../../infra/embedded/clock.ts";
import {
  type NestedStart,
  type SdkRequest,
  type StatesEngine,
  type StatusChange,
  startStates,
  TaskFailedError,
} from "../../../../infra/embedded/states/engine.ts";

export const MACHINE_ARN = "arn:aws:states:us-east-1:111122223333:stateMachine:Machine";
const ROLE_ARN = "arn:aws:iam::111122223333:role/machine";

/** Parts that a test may replace. */
export interface Bench {
  readonly directory?: string;
  readonly clock?: SteerableClock;
  readonly random?: () => number;
  readonly functions?: (payload: unknown, functionArn: string) => unknown;
  readonly permit?: (request: NestedStart) => void;
  readonly sdk?: (request: SdkRequest) => unknown;
}

/** An engine whose time stands still until it is told to move, with functions and APIs made of plain code. */
export function benchEngine(bench: Bench = {}) {
  const clock = bench.clock ?? createClock({ pace: "still", start: new Date("2026-01-01T00:00:00Z") });
  const changes: StatusChange[] = [];
  let ids = 0;
  const engine = startStates({
    clock,
    random: bench.random ?? (() => 0.5),
    newId: () => {
      ids += 1;
      return `00000000-0000-4000-8000-${String(ids).padStart(12, "0")}`;
    },
    integrations: {
      invokeFunction: async ({ payload, functionArn }) => bench.functions?.(payload, functionArn),
      permitExecution: async (request) => bench.permit?.(request),
      callSdk: async (request) => bench.sdk?.(request),
    },
    onStatusChange: (change) => changes.push(change),
    ...(bench.directory === undefined ? {} : { directory: bench.directory }),
  });
  return { engine, clock, changes };
}

/** A machine of JSONata states that starts with the first of them. */
export function machineOf(
  states: Readonly<Record<string, unknown>>,
  more: Readonly<Record<string, unknown>> = {},
) {
  return { QueryLanguage: "JSONata", StartAt: Object.keys(states)[0], States: states, ...more };
}

/** Creates a machine under the usual ARN. */
export function createMachine(engine: StatesEngine, definition: unknown, arn = MACHINE_ARN): void {
  engine.create({ arn, name: arn.split(":").at(-1) ?? "", definition, roleArn: ROLE_ARN });
}

/** Runs states to their end, however long they wait, and answers with the execution. */
export async function runStates(
  states: Readonly<Record<string, unknown>>,
  input: unknown = {},
  bench: Bench = {},
): Promise<StatusChange & { readonly result: unknown }> {
  const { engine, clock } = benchEngine(bench);
  createMachine(engine, machineOf(states));
  const { executionArn } = engine.startExecution({
    stateMachineArn: MACHINE_ARN,
    input: JSON.stringify(input),
  });
  await clock.settle(1_000_000);
  const change = engine.describeExecution(executionArn);
  return { ...change, result: change.output === undefined ? undefined : JSON.parse(change.output) };
}

/** A Task that invokes a function with whatever it is given. */
export const INVOKE = "arn:aws:states:::lambda:invoke";
export const FUNCTION_ARN = "arn:aws:lambda:us-east-1:111122223333:function:work";

/** A function's failure. */
export function failWith(error: string, cause = "no reason"): never {
  throw new TaskFailedError(error, cause);
}
