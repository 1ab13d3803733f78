import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createClock } from "../../../../infra/embedded/clock.ts";
import { forgetExecutions, readExecutions } from "../../../../infra/embedded/states/store/execution-store.ts";
import {
  type Bench,
  benchEngine,
  createMachine,
  FUNCTION_ARN,
  failWith,
  INVOKE,
  MACHINE_ARN,
  machineOf,
} from "./bench-engine.ts";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "states-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

const NAMED = { stateMachineArn: MACHINE_ARN, name: "one", input: '{"n":1}' };
const EXECUTION_ARN = "arn:aws:states:us-east-1:111122223333:execution:Machine:one";

/** Starts a machine and lets it run for so many seconds; then another engine goes on in the same directory. */
async function restartAfter(seconds: number, definition: unknown, bench: Bench = {}, then: Bench = bench) {
  const before = benchEngine({ ...bench, directory });
  createMachine(before.engine, definition);
  before.engine.startExecution(NAMED);
  await before.clock.advance(seconds);
  await before.engine.stop();

  const clock = createClock({ pace: "still", start: before.clock.now() });
  const after = benchEngine({ ...then, directory, clock });
  createMachine(after.engine, definition);
  return after;
}

const task = (more: object) =>
  machineOf({ Work: { Type: "Task", Resource: FUNCTION_ARN, ...more, End: true } });

describe("an execution that a restart interrupts", () => {
  it("waits until the instant at which it would have gone on, with its variables", async () => {
    const definition = machineOf({
      Set: { Type: "Pass", Assign: { v: "{% $states.input.n + 1 %}" }, Next: "Wait" },
      Wait: { Type: "Wait", Seconds: 100, Next: "Show" },
      Show: { Type: "Pass", Output: "{% [$v, $states.input.n] %}", End: true },
    });
    const { engine, clock } = await restartAfter(40, definition);

    engine.resume();
    await clock.settle(1000);

    expect(engine.describeExecution(EXECUTION_ARN)).toMatchObject({
      status: "SUCCEEDED",
      output: "[2,1]",
      startDate: new Date("2026-01-01T00:00:00Z"),
      stopDate: new Date("2026-01-01T00:01:40Z"),
    });
    expect(engine.getExecutionHistory(EXECUTION_ARN).map(({ id, type }) => `${id} ${type}`)).toEqual([
      "1 ExecutionStarted",
      "2 PassStateEntered",
      "3 PassStateExited",
      "4 WaitStateEntered",
      "5 WaitStateExited",
      "6 PassStateEntered",
      "7 PassStateExited",
      "8 ExecutionSucceeded",
    ]);
  });

  it("does nothing until it is resumed, and goes on once only", async () => {
    let calls = 0;
    const functions = () => {
      calls += 1;
    };
    const definition = machineOf({
      Wait: { Type: "Wait", Seconds: 10, Next: "Work" },
      Work: { Type: "Task", Resource: FUNCTION_ARN, End: true },
    });
    const { engine, clock } = await restartAfter(1, definition, { functions });
    await clock.settle(100);
    const callsBefore = calls;

    engine.resume();
    engine.resume();
    await clock.settle(100);

    expect([callsBefore, calls]).toEqual([0, 1]);
  });

  it("runs a task again that was in flight", async () => {
    const never = { functions: () => new Promise(() => undefined) };
    const { engine, clock } = await restartAfter(5, task({}), never, { functions: () => "again" });

    engine.resume();
    await clock.settle(10);

    expect(engine.describeExecution(EXECUTION_ARN)).toMatchObject({ status: "SUCCEEDED", output: '"again"' });
  });

  it("does not forget how often it has tried", async () => {
    const Retry = [{ ErrorEquals: ["Busy"], IntervalSeconds: 10, BackoffRate: 1, MaxAttempts: 2 }];
    let calls = 0;
    const functions = () => {
      calls += 1;
      return failWith("Busy");
    };
    const { engine, clock } = await restartAfter(15, task({ Retry }), { functions });

    engine.resume();
    await clock.settle(1000);

    expect(calls).toBe(3);
    expect(engine.describeExecution(EXECUTION_ARN)).toMatchObject({
      stopDate: new Date("2026-01-01T00:00:20Z"),
    });
  });

  it("goes on waiting for a token that it handed out, within the same TimeoutSeconds", async () => {
    const tokens: string[] = [];
    const definition = task({
      Resource: `${INVOKE}.waitForTaskToken`,
      Arguments: { FunctionName: "work", Payload: "{% $states.context.Task.Token %}" },
      TimeoutSeconds: 100,
    });
    const { engine, clock } = await restartAfter(60, definition, {
      functions: (payload) => tokens.push(String(payload)),
    });
    engine.resume();
    await clock.advance(30);

    engine.sendTaskSuccess({ taskToken: tokens[0] ?? "", output: '"late but true"' });
    await clock.settle(10);

    expect(tokens).toHaveLength(1);
    expect(engine.describeExecution(EXECUTION_ARN)).toMatchObject({ output: '"late but true"' });
  });

  it("times out at the instant at which it would have without the restart", async () => {
    const definition = task({
      Resource: `${INVOKE}.waitForTaskToken`,
      Arguments: { FunctionName: "work" },
      TimeoutSeconds: 100,
    });
    const { engine, clock } = await restartAfter(60, definition);

    engine.resume();
    await clock.settle(1000);

    expect(engine.describeExecution(EXECUTION_ARN)).toMatchObject({
      error: "States.Timeout",
      stopDate: new Date("2026-01-01T00:01:40Z"),
    });
  });

  it("runs neither the branches nor the iterations again that had ended", async () => {
    const calls: unknown[] = [];
    const functions = (payload: unknown) => {
      calls.push(payload);
      return payload;
    };
    const each = {
      Type: "Map",
      Items: ["{% 0 %}", 5, 50],
      ItemProcessor: {
        StartAt: "Work",
        States: {
          Work: { Type: "Task", Resource: FUNCTION_ARN, Next: "Wait" },
          Wait: { Type: "Wait", Seconds: "{% $states.input %}", End: true },
        },
      },
      End: true,
    };
    const definition = machineOf({
      Both: {
        Type: "Parallel",
        Branches: [
          { StartAt: "Each", States: { Each: each } },
          {
            StartAt: "Once",
            States: { Once: { Type: "Task", Resource: FUNCTION_ARN, Arguments: "once", End: true } },
          },
        ],
        End: true,
      },
    });
    const { engine, clock } = await restartAfter(20, definition, { functions });

    engine.resume();
    await clock.settle(1000);

    expect(calls.toSorted()).toEqual([0, 5, 50, "once"]);
    expect(engine.describeExecution(EXECUTION_ARN)).toMatchObject({
      status: "SUCCEEDED",
      output: '[[0,5,50],"once"]',
    });
  });

  it("goes on following an execution that it started", async () => {
    const INNER = "arn:aws:states:us-east-1:111122223333:stateMachine:Inner";
    const inner = machineOf({ Wait: { Type: "Wait", Seconds: 100, Output: "inner", End: true } });
    const definition = machineOf({
      Nest: {
        Type: "Task",
        Resource: "arn:aws:states:::states:startExecution.sync:2",
        Arguments: { StateMachineArn: INNER },
        Output: "{% $states.result.Output %}",
        End: true,
      },
    });
    const before = benchEngine({ directory });
    createMachine(before.engine, inner, INNER);
    createMachine(before.engine, definition);
    before.engine.startExecution(NAMED);
    await before.clock.advance(30);
    await before.engine.stop();
    const { engine, clock } = benchEngine({
      directory,
      clock: createClock({ pace: "still", start: before.clock.now() }),
    });
    createMachine(engine, inner, INNER);
    createMachine(engine, definition);

    engine.resume();
    await clock.settle(1000);

    expect(engine.describeExecution(EXECUTION_ARN)).toMatchObject({
      output: '"inner"',
      stopDate: new Date("2026-01-01T00:01:40Z"),
    });
    expect(engine.listExecutions({ stateMachineArn: INNER })).toHaveLength(1);
  });

  it("keeps what has ended: its outcome, its history, its name", async () => {
    const { engine } = await restartAfter(5, machineOf({ Stop: { Type: "Fail", Error: "E", Cause: "c" } }));

    engine.resume();

    expect(engine.describeExecution(EXECUTION_ARN)).toMatchObject({
      status: "FAILED",
      error: "E",
      cause: "c",
    });
    expect(engine.getExecutionHistory(EXECUTION_ARN).at(-1)?.timestamp).toEqual(
      new Date("2026-01-01T00:00:00Z"),
    );
    expect(() => engine.startExecution(NAMED)).toThrow(
      expect.objectContaining({ name: "ExecutionAlreadyExists" }),
    );
  });
});

describe("the directory of executions", () => {
  const wait = machineOf({ Wait: { Type: "Wait", Seconds: 10, End: true } });
  const fileOf = (name: string) => join(directory, readdirSync(directory)[0] ?? "", name);

  it("may hold events beyond the snapshot, left by a process that was killed", async () => {
    const before = benchEngine({ directory });
    createMachine(before.engine, wait);
    before.engine.startExecution(NAMED);
    await before.clock.advance(1);
    await before.engine.stop();
    appendFileSync(fileOf("events.jsonl"), '{"id":3,"previousEventId":2,"type":"Lost"}\n{"id":4,"previousEv');

    const between = benchEngine({ directory });
    createMachine(between.engine, wait);
    between.engine.resume();
    await between.clock.settle(100);
    const after = benchEngine({ directory });

    const types = after.engine.getExecutionHistory(EXECUTION_ARN).map(({ id, type }) => `${id} ${type}`);
    expect(types).toEqual([
      "1 ExecutionStarted",
      "2 WaitStateEntered",
      "3 WaitStateExited",
      "4 ExecutionSucceeded",
    ]);
  });

  it("may end with half a snapshot: the one before it counts, and what follows is kept", async () => {
    const before = benchEngine({ directory });
    createMachine(before.engine, wait);
    before.engine.startExecution(NAMED);
    await before.clock.advance(1);
    await before.engine.stop();
    appendFileSync(fileOf("snapshots.jsonl"), '{"version":2,"change":{"execu');

    const between = benchEngine({ directory });
    createMachine(between.engine, wait);
    between.engine.resume();
    await between.clock.settle(100);
    const after = benchEngine({ directory });

    expect(after.engine.describeExecution(EXECUTION_ARN).status).toBe("SUCCEEDED");
  });

  it("leaves out an execution whose first snapshot is not whole", async () => {
    await restartAfter(1, wait);
    writeFileSync(fileOf("snapshots.jsonl"), '{"version":2,"change":{"execu');

    const after = benchEngine({ directory });

    expect(() => after.engine.describeExecution(EXECUTION_ARN)).toThrow("Execution Does Not Exist");
  });

  it("does not grow without end: snapshots that do not count any more go", async () => {
    const large = "x".repeat(100_000);
    const chain = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [
        `Wait${index}`,
        { Type: "Wait", Seconds: 1, ...(index === 29 ? { End: true } : { Next: `Wait${index + 1}` }) },
      ]),
    );
    const { engine, clock } = benchEngine({ directory });
    createMachine(engine, machineOf(chain));
    engine.startExecution({ ...NAMED, input: JSON.stringify({ large }) });
    await clock.settle(100);

    expect(readFileSync(fileOf("snapshots.jsonl")).length).toBeLessThan(1024 * 1024 + 1);
  });

  it("forgets what ended before an instant, and nothing that is at work", async () => {
    const { engine, clock } = benchEngine({ directory });
    createMachine(engine, wait);
    engine.startExecution({ ...NAMED, name: "early" });
    await clock.advance(60);
    const instant = clock.now();
    engine.startExecution({ ...NAMED, name: "late" });
    await clock.settle(60);
    engine.startExecution({ ...NAMED, name: "at-work" });
    await engine.stop();

    forgetExecutions(directory, instant);

    expect(
      readExecutions(directory)
        .map(({ change }) => change.name)
        .sort(),
    ).toEqual(["at-work", "late"]);
  });

  it("of another version is refused by name", async () => {
    await restartAfter(1, wait);
    const file = fileOf("snapshots.jsonl");
    writeFileSync(file, readFileSync(file, "utf8").replaceAll('"version":2', '"version":1'));

    expect(() => benchEngine({ directory })).toThrow(`${file} was written by another version`);
  });
});
