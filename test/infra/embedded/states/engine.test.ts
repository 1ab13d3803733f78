import { describe, expect, it } from "vitest";
import { benchEngine, createMachine, FUNCTION_ARN, MACHINE_ARN, machineOf } from "./bench-engine.ts";

const wait = machineOf({ Wait: { Type: "Wait", Seconds: 10, End: true } });

const started = (input = "{}") => {
  const bench = benchEngine();
  createMachine(bench.engine, wait);
  const { executionArn } = bench.engine.startExecution({ stateMachineArn: MACHINE_ARN, name: "one", input });
  return { ...bench, executionArn };
};

describe("startExecution", () => {
  it("answers the same for the same name and input while the execution runs", async () => {
    const { engine, clock, executionArn } = started('{"a":1}');
    await clock.advance(5);

    const again = engine.startExecution({ stateMachineArn: MACHINE_ARN, name: "one", input: '{"a":1}' });

    expect(again).toEqual({ executionArn, startDate: new Date("2026-01-01T00:00:00Z") });
    expect(engine.listExecutions({ stateMachineArn: MACHINE_ARN })).toHaveLength(1);
  });

  it("refuses a name with another input, or whose execution has ended", async () => {
    const { engine, clock } = started();
    const exists = expect.objectContaining({ name: "ExecutionAlreadyExists" });

    expect(() => engine.startExecution({ stateMachineArn: MACHINE_ARN, name: "one", input: "1" })).toThrow(
      exists,
    );
    await clock.settle(20);
    expect(() => engine.startExecution({ stateMachineArn: MACHINE_ARN, name: "one" })).toThrow(exists);
  });

  it.each([
    [{ stateMachineArn: MACHINE_ARN, input: "{" }, "InvalidExecutionInput"],
    [{ stateMachineArn: MACHINE_ARN, input: JSON.stringify("x".repeat(262_143)) }, "InvalidExecutionInput"],
    [{ stateMachineArn: MACHINE_ARN, name: "a b" }, "InvalidName"],
    [{ stateMachineArn: MACHINE_ARN, name: "x".repeat(81) }, "InvalidName"],
    [{ stateMachineArn: `${MACHINE_ARN}Other` }, "StateMachineDoesNotExist"],
  ])("refuses request %# as %s", (request, name) => {
    const { engine } = started();

    expect(() => engine.startExecution(request)).toThrow(expect.objectContaining({ name }));
  });

  it("tells of the start and of the end", async () => {
    const { clock, changes } = started();

    await clock.settle(20);

    expect(changes.map(({ status }) => status)).toEqual(["RUNNING", "SUCCEEDED"]);
  });
});

describe("stopExecution", () => {
  it("ends a running execution as ABORTED, and does nothing to one that has ended", async () => {
    const { engine, clock, executionArn } = started();
    await clock.advance(3);

    engine.stopExecution({ executionArn, error: "Enough", cause: "asked to" });
    await clock.settle(20);
    const again = engine.stopExecution({ executionArn });

    expect(engine.describeExecution(executionArn)).toMatchObject({
      status: "ABORTED",
      error: "Enough",
      cause: "asked to",
    });
    expect(again.stopDate).toEqual(new Date("2026-01-01T00:00:03Z"));
    expect(engine.getExecutionHistory(executionArn).at(-1)).toMatchObject({
      type: "ExecutionAborted",
      executionAbortedEventDetails: { error: "Enough", cause: "asked to" },
    });
  });

  it.each([
    ["arn:aws:states:us-east-1:111122223333:execution:Machine:none", "ExecutionDoesNotExist"],
    ["none", "InvalidArn"],
  ])("refuses %s as %s", (executionArn, name) => {
    const { engine } = started();

    expect(() => engine.stopExecution({ executionArn })).toThrow(expect.objectContaining({ name }));
    expect(() => engine.describeExecution(executionArn)).toThrow(expect.objectContaining({ name }));
    expect(() => engine.getExecutionHistory(executionArn)).toThrow(expect.objectContaining({ name }));
  });
});

describe("listExecutions", () => {
  it("shows the newest first, of one status if asked", async () => {
    const { engine, clock } = started();
    await clock.settle(20);
    engine.startExecution({ stateMachineArn: MACHINE_ARN, name: "two" });

    const names = (filter: { readonly statusFilter?: "RUNNING" | "SUCCEEDED" }) =>
      engine.listExecutions({ stateMachineArn: MACHINE_ARN, ...filter }).map(({ name }) => name);

    expect(names({})).toEqual(["two", "one"]);
    expect(names({ statusFilter: "SUCCEEDED" })).toEqual(["one"]);
  });
});

describe("getExecutionHistory", () => {
  it("tells of every step in the shape of the API", async () => {
    const { engine, clock } = benchEngine({ functions: () => "ok" });
    const work = {
      Type: "Task",
      Resource: "arn:aws:states:::lambda:invoke",
      Arguments: { FunctionName: FUNCTION_ARN },
      TimeoutSeconds: 9,
    };
    createMachine(
      engine,
      machineOf({
        Work: { ...work, Assign: { seen: true }, Output: "{% $states.result.Payload %}", End: true },
      }),
    );
    const { executionArn } = engine.startExecution({ stateMachineArn: MACHINE_ARN });
    await clock.settle(0);

    const events = engine.getExecutionHistory(executionArn);

    const named = { resourceType: "lambda", resource: "invoke" };
    expect(events.map(({ id, previousEventId, type }) => [id, previousEventId, type])).toEqual([
      [1, 0, "ExecutionStarted"],
      [2, 1, "TaskStateEntered"],
      [3, 2, "TaskScheduled"],
      [4, 3, "TaskStarted"],
      [5, 4, "TaskSucceeded"],
      [6, 5, "TaskStateExited"],
      [7, 6, "ExecutionSucceeded"],
    ]);
    expect(events[0]).toEqual({
      id: 1,
      previousEventId: 0,
      type: "ExecutionStarted",
      timestamp: new Date("2026-01-01T00:00:00Z"),
      executionStartedEventDetails: {
        input: "{}",
        inputDetails: { truncated: false },
        roleArn: "arn:aws:iam::111122223333:role/machine",
      },
    });
    expect(events[1]).toMatchObject({ stateEnteredEventDetails: { name: "Work", input: "{}" } });
    expect(events[2]).toMatchObject({
      taskScheduledEventDetails: {
        ...named,
        region: "us-east-1",
        parameters: `{"FunctionName":"${FUNCTION_ARN}"}`,
        timeoutInSeconds: 9,
      },
    });
    expect(events[3]).toMatchObject({ taskStartedEventDetails: named });
    expect(events[5]).toMatchObject({
      stateExitedEventDetails: { name: "Work", output: '"ok"', assignedVariables: { seen: "true" } },
    });
    expect(events[6]).toMatchObject({ executionSucceededEventDetails: { output: '"ok"' } });
  });

  it("tells which field could not be evaluated", async () => {
    const { engine, clock } = benchEngine();
    createMachine(engine, machineOf({ Bad: { Type: "Pass", Output: "{% $none %}", End: true } }));
    const { executionArn } = engine.startExecution({ stateMachineArn: MACHINE_ARN });
    await clock.settle(0);

    const events = engine.getExecutionHistory(executionArn);

    expect(events[2]).toMatchObject({
      type: "EvaluationFailed",
      evaluationFailedEventDetails: {
        error: "States.QueryEvaluationError",
        location: "Output",
        state: "Bad",
      },
    });
  });
});

describe("two engines with the same clock, chance and ids", () => {
  const history = async () => {
    const { engine, clock } = benchEngine({ functions: (payload) => payload });
    createMachine(
      engine,
      machineOf({
        Each: {
          Type: "Map",
          Items: "{% $shuffle([1..5]) %}",
          ItemProcessor: {
            StartAt: "Wait",
            States: {
              Wait: { Type: "Wait", Seconds: "{% $states.input %}", Next: "Work" },
              Work: {
                Type: "Task",
                Resource: FUNCTION_ARN,
                Output: "{% [$uuid(), $random(), $now()] %}",
                End: true,
              },
            },
          },
          End: true,
        },
      }),
    );
    const { executionArn } = engine.startExecution({ stateMachineArn: MACHINE_ARN });
    await clock.settle(100);
    return engine.getExecutionHistory(executionArn);
  };

  it("write the same history", async () => {
    const [first, second] = [await history(), await history()];

    expect(first).toHaveLength(51);
    expect(second).toEqual(first);
  });
});

describe("state machines", () => {
  it("are described and listed as they were created", () => {
    const { engine } = started();

    expect(engine.describeStateMachine(MACHINE_ARN)).toMatchObject({ name: "Machine", definition: wait });
    expect(engine.listStateMachines().map(({ arn }) => arn)).toEqual([MACHINE_ARN]);
    expect(() => engine.describeStateMachine("none")).toThrow(
      expect.objectContaining({ name: "StateMachineDoesNotExist" }),
    );
  });
});
