import { describe, expect, it } from "vitest";
import {
  benchEngine,
  createMachine,
  FUNCTION_ARN,
  failWith,
  MACHINE_ARN,
  machineOf,
  runStates,
} from "./bench-engine.ts";

const work = { StartAt: "Work", States: { Work: { Type: "Task", Resource: FUNCTION_ARN, End: true } } };
const distributed = { ...work, ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" } };
const map = (more: object) => ({ Each: { Type: "Map", ItemProcessor: work, ...more, End: true } });
const echo = (payload: unknown) => payload;

describe("Map", () => {
  it("gives the outputs in the order of the items, whichever is done first", async () => {
    const { engine, clock, changes } = benchEngine({
      functions: async (payload) => {
        await clock.sleep((5 - Number(payload)) * 1000);
        return payload;
      },
    });
    createMachine(engine, machineOf(map({})));
    engine.startExecution({ stateMachineArn: MACHINE_ARN, input: "[1,2,3,4]" });

    await clock.settle(100);

    expect(changes.at(-1)).toMatchObject({ output: "[1,2,3,4]", stopDate: new Date("2026-01-01T00:00:04Z") });
  });

  it("runs no more than MaxConcurrency iterations at a time", async () => {
    let atOnce = 0;
    let most = 0;
    const { engine, clock } = benchEngine({
      functions: async () => {
        atOnce += 1;
        most = Math.max(most, atOnce);
        await clock.sleep(1000);
        atOnce -= 1;
      },
    });
    createMachine(engine, machineOf(map({ MaxConcurrency: "{% 2 %}" })));
    engine.startExecution({ stateMachineArn: MACHINE_ARN, input: "[1,2,3,4,5]" });

    await clock.settle(100);

    expect(most).toBe(2);
    expect(clock.now().toISOString()).toBe("2026-01-01T00:00:03.000Z");
  });

  it("shapes each item with ItemSelector, which sees item, index, state input and variables", async () => {
    const { result } = await runStates(
      {
        Set: { Type: "Pass", Assign: { factor: 10 }, Next: "Each" },
        Each: {
          Type: "Map",
          Items: "{% $states.input.list %}",
          ItemSelector: {
            index: "{% $states.context.Map.Item.Index %}",
            value: "{% $states.context.Map.Item.Value * $factor %}",
            mark: "{% $states.input.mark %}",
          },
          ItemProcessor: work,
          End: true,
        },
      },
      { list: [1, 2], mark: "m" },
      { functions: echo },
    );

    expect(result).toEqual([
      { index: 0, value: 10, mark: "m" },
      { index: 1, value: 20, mark: "m" },
    ]);
  });

  it("of no items gives an empty list", async () => {
    const { result } = await runStates(map({}), []);

    expect(result).toEqual([]);
  });

  it("fails with the error of an iteration and stops the others", async () => {
    const { engine, clock, changes } = benchEngine({
      functions: async (payload) => {
        await clock.sleep(Number(payload) * 1000);
        return failWith(`E${payload}`);
      },
    });
    createMachine(engine, machineOf(map({ ToleratedFailureCount: 9 })));
    const { executionArn } = engine.startExecution({ stateMachineArn: MACHINE_ARN, input: "[7,3,9]" });

    await clock.settle(100);

    expect(changes.at(-1)).toMatchObject({ error: "E3", stopDate: new Date("2026-01-01T00:00:03Z") });
    const types = engine.getExecutionHistory(executionArn).map(({ type }) => type);
    expect(types.slice(-5)).toEqual([
      "MapIterationFailed",
      "MapIterationAborted",
      "MapIterationAborted",
      "MapStateFailed",
      "ExecutionFailed",
    ]);
  });

  it("is tried again as a whole, with new iterations", async () => {
    let calls = 0;
    const { result } = await runStates(
      map({ Retry: [{ ErrorEquals: ["Once"], MaxAttempts: 1 }] }),
      ["a", "b"],
      {
        functions: (payload) => {
          calls += 1;
          return calls === 2 ? failWith("Once") : payload;
        },
      },
    );

    expect(result).toEqual(["a", "b"]);
    expect(calls).toBe(4);
  });
});

describe("a distributed Map", () => {
  const failOdd = (payload: unknown) =>
    Number(payload) % 2 === 1 ? failWith("Odd", "no odd ones") : payload;
  const each = (more: object) => map({ ItemProcessor: distributed, ...more });

  it("goes over an array, or over the members of an object", async () => {
    const list = await runStates(each({}), [1, 2], { functions: echo });
    const pairs = await runStates(each({}), { a: 1, b: 2 }, { functions: echo });

    expect(list.result).toEqual([1, 2]);
    expect(pairs.result).toEqual([
      { Key: "a", Value: 1 },
      { Key: "b", Value: 2 },
    ]);
  });

  it("fails with the first failure, under a name of its own", async () => {
    const execution = await runStates(each({}), [2, 1], { functions: failOdd });

    expect(execution).toMatchObject({
      error: "States.ExceedToleratedFailureThreshold",
      cause: "The specified tolerated failure threshold was exceeded",
    });
  });

  it.each([
    [{ ToleratedFailureCount: 2 }, "SUCCEEDED"],
    [{ ToleratedFailureCount: 1 }, "FAILED"],
    [{ ToleratedFailurePercentage: "{% 50 %}" }, "SUCCEEDED"],
    [{ ToleratedFailurePercentage: 49 }, "FAILED"],
    [{ ToleratedFailureCount: 2, ToleratedFailurePercentage: 49 }, "FAILED"],
  ])("with %j and 2 failures of 4 is %s", async (tolerance, status) => {
    const execution = await runStates(each(tolerance), [1, 2, 3, 4], { functions: failOdd });

    expect(execution.status).toBe(status);
  });

  it("describes the failures that it tolerates in its result", async () => {
    const { result } = await runStates(each({ ToleratedFailureCount: 1, Label: "L" }), [2, 1], {
      functions: failOdd,
    });

    expect(result).toEqual([
      2,
      {
        ExecutionArn: expect.stringMatching(
          /^arn:aws:states:us-east-1:111122223333:execution:Machine\/L:.+-1$/,
        ),
        Name: expect.stringMatching(/-1$/),
        StateMachineArn: `${MACHINE_ARN}/L`,
        Status: "FAILED",
        Input: "1",
        InputDetails: { Included: true },
        Error: "Odd",
        Cause: "no odd ones",
      },
    ]);
  });

  it("makes batches of so many items, with what they share", async () => {
    const ItemBatcher = { MaxItemsPerBatch: 2, BatchInput: { mark: "{% 'm' %}" } };
    const { result } = await runStates(each({ ItemBatcher }), [1, 2, 3], { functions: echo });

    expect(result).toEqual([
      { BatchInput: { mark: "m" }, Items: [1, 2] },
      { BatchInput: { mark: "m" }, Items: [3] },
    ]);
  });

  it("makes batches of so many bytes", async () => {
    const ItemBatcher = { MaxInputBytesPerBatch: 21 };
    const { result } = await runStates(each({ ItemBatcher }), ["aaa", "bbb", "c"], { functions: echo });

    expect(result).toEqual([{ Items: ["aaa"] }, { Items: ["bbb", "c"] }]);
  });

  it("does not see the variables around it, and is an execution of its own", async () => {
    const { result } = await runStates({
      Set: { Type: "Pass", Assign: { outer: 1 }, Output: [1], Next: "Each" },
      Each: {
        Type: "Map",
        ItemProcessor: {
          ProcessorConfig: { Mode: "DISTRIBUTED" },
          StartAt: "Show",
          States: {
            Show: {
              Type: "Pass",
              Output: "{% [$exists($outer), $states.context.Execution.Input] %}",
              End: true,
            },
          },
        },
        End: true,
      },
    });

    expect(result).toEqual([[false, 1]]);
  });
});

describe("Parallel", () => {
  const branch = (seconds: number, Fails: object) => ({
    StartAt: `Wait${seconds}`,
    States: {
      [`Wait${seconds}`]: { Type: "Wait", Seconds: seconds, Next: `End${seconds}` },
      [`End${seconds}`]: Fails,
    },
  });

  it("gives every branch its Arguments and lists the outputs in order", async () => {
    const { result, stopDate } = await runStates(
      {
        Both: {
          Type: "Parallel",
          Arguments: { n: "{% $states.input.n + 1 %}" },
          Branches: [
            branch(9, { Type: "Succeed" }),
            branch(4, { Type: "Pass", Output: "{% $states.input.n %}", End: true }),
          ],
          End: true,
        },
      },
      { n: 1 },
    );

    expect(result).toEqual([{ n: 2 }, 2]);
    expect(stopDate?.toISOString()).toBe("2026-01-01T00:00:09.000Z");
  });

  it.each([["E4"], ["States.BranchFailed"], ["States.ALL"]])(
    "ends with the first branch that fails, which %s catches",
    async (name) => {
      const { result, stopDate } = await runStates({
        Both: {
          Type: "Parallel",
          Branches: [branch(9, { Type: "Succeed" }), branch(4, { Type: "Fail", Error: "E4", Cause: "c" })],
          Catch: [{ ErrorEquals: [name], Next: "Caught" }],
          End: true,
        },
        Caught: { Type: "Succeed" },
      });

      expect(result).toEqual({ Error: "E4", Cause: "c" });
      expect(stopDate?.toISOString()).toBe("2026-01-01T00:00:04.000Z");
    },
  );
});
