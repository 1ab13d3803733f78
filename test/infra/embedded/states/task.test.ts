import { describe, expect, it } from "vitest";
import {
  benchEngine,
  createMachine,
  FUNCTION_ARN,
  failWith,
  INVOKE,
  MACHINE_ARN,
  machineOf,
  runStates,
} from "./bench-engine.ts";

const only = (more: object) => ({ Work: { Type: "Task", ...more, End: true } });

describe("a function", () => {
  it("named by its own ARN gives its payload as the result", async () => {
    const { result } = await runStates(
      only({ Resource: FUNCTION_ARN }),
      { n: 1 },
      {
        functions: (payload, functionArn) => ({ payload, functionArn }),
      },
    );

    expect(result).toEqual({ payload: { n: 1 }, functionArn: FUNCTION_ARN });
  });

  it("invoked through lambda:invoke gives its payload in the answer of the Invoke API", async () => {
    const Arguments = { FunctionName: "work", Payload: { n: "{% $states.input.n + 1 %}" } };
    const { result } = await runStates(
      only({ Resource: INVOKE, Arguments }),
      { n: 1 },
      {
        functions: (payload, functionArn) => [payload, functionArn],
      },
    );

    expect(result).toEqual({
      ExecutedVersion: "$LATEST",
      Payload: [{ n: 2 }, FUNCTION_ARN],
      SdkHttpMetadata: { AllHttpHeaders: {}, HttpHeaders: {}, HttpStatusCode: 200 },
      SdkResponseMetadata: { RequestId: "00000000-0000-4000-8000-000000000004" },
      StatusCode: 200,
    });
  });

  it("that fails names the error by its type, with the envelope as cause", async () => {
    const execution = await runStates(
      only({ Resource: FUNCTION_ARN }),
      {},
      {
        functions: () => failWith("ConfigurationError", '{"errorMessage":"no table"}'),
      },
    );

    expect(execution).toMatchObject({ error: "ConfigurationError", cause: '{"errorMessage":"no table"}' });
  });

  it("that answers with nothing gives null", async () => {
    const { result } = await runStates(only({ Resource: FUNCTION_ARN }));

    expect(result).toBeNull();
  });
});

describe("an API call", () => {
  it("gets service, action, parameters and the machine's role", async () => {
    const { result } = await runStates(
      only({ Resource: "arn:aws:states:::aws-sdk:iam:getRole", Arguments: { RoleName: "r" } }),
      {},
      { sdk: (request) => request },
    );

    expect(result).toEqual({
      service: "iam",
      action: "getRole",
      parameters: { RoleName: "r" },
      roleArn: "arn:aws:iam::111122223333:role/machine",
      stateMachineArn: MACHINE_ARN,
    });
  });

  it("is made with the role that Credentials name", async () => {
    const Credentials = { RoleArn: "arn:aws:iam::444455556666:role/other" };
    const { result } = await runStates(
      only({ Resource: "arn:aws:states:::aws-sdk:iam:getRole", Credentials }),
      {},
      { sdk: ({ roleArn }) => roleArn },
    );

    expect(result).toBe("arn:aws:iam::444455556666:role/other");
  });
});

describe("TimeoutSeconds", () => {
  it("ends a task that takes longer as States.Timeout", async () => {
    const { engine, clock, changes } = benchEngine({ functions: () => clock.sleep(60_000) });
    createMachine(engine, machineOf(only({ Resource: FUNCTION_ARN, TimeoutSeconds: "{% 5 * 2 %}" })));
    engine.startExecution({ stateMachineArn: MACHINE_ARN });

    await clock.settle(100);

    expect(changes.at(-1)).toMatchObject({
      error: "States.Timeout",
      stopDate: new Date("2026-01-01T00:00:10Z"),
    });
  });

  it("leaves a task alone that is done in time", async () => {
    const { engine, clock, changes } = benchEngine({ functions: () => clock.sleep(9_000) });
    createMachine(engine, machineOf(only({ Resource: FUNCTION_ARN, TimeoutSeconds: 10 })));
    engine.startExecution({ stateMachineArn: MACHINE_ARN });

    const settlement = await clock.settle(100);

    expect(settlement.settled).toBe(true);
    expect(changes.at(-1)).toMatchObject({ status: "SUCCEEDED" });
  });
});

describe("a task token", () => {
  const waiting = (more: object = {}) =>
    only({
      Resource: `${INVOKE}.waitForTaskToken`,
      Arguments: { FunctionName: "work", Payload: "{% $states.context.Task.Token %}" },
      ...more,
    });

  const start = (more: object = {}) => {
    const tokens: string[] = [];
    const bench = benchEngine({ functions: (payload) => tokens.push(String(payload)) });
    createMachine(bench.engine, machineOf(waiting(more)));
    const { executionArn } = bench.engine.startExecution({ stateMachineArn: MACHINE_ARN });
    return { ...bench, tokens, executionArn, token: () => tokens.at(-1) ?? "" };
  };

  it("brings the output that its receiver sends", async () => {
    const { engine, clock, token, executionArn } = start();
    await clock.settle(1000);

    engine.sendTaskSuccess({ taskToken: token(), output: '{"approved":true}' });
    await clock.settle(0);

    expect(engine.describeExecution(executionArn)).toMatchObject({
      status: "SUCCEEDED",
      output: '{"approved":true}',
    });
  });

  it("brings an outcome even if it is sent before the call has answered", async () => {
    const { engine, clock, changes } = benchEngine({
      functions: (payload) => engine.sendTaskSuccess({ taskToken: String(payload), output: "1" }),
    });
    createMachine(engine, machineOf(waiting()));
    engine.startExecution({ stateMachineArn: MACHINE_ARN });

    await clock.settle(0);

    expect(changes.at(-1)).toMatchObject({ status: "SUCCEEDED", output: "1" });
  });

  it("brings the failure that its receiver sends, and another token for the retry", async () => {
    const { engine, clock, tokens, token, executionArn } = start({
      Retry: [{ ErrorEquals: ["No"], MaxAttempts: 1 }],
    });
    await clock.settle(0);

    engine.sendTaskFailure({ taskToken: token(), error: "No", cause: "first" });
    await clock.settle(10);
    engine.sendTaskFailure({ taskToken: token(), error: "No", cause: "second" });
    await clock.settle(10);

    expect(new Set(tokens).size).toBe(2);
    expect(engine.describeExecution(executionArn)).toMatchObject({
      status: "FAILED",
      error: "No",
      cause: "second",
    });
  });

  it("ends as States.HeartbeatTimeout when no heartbeat comes in time", async () => {
    const { engine, clock, token, executionArn } = start({ HeartbeatSeconds: 10 });
    await clock.advance(8);
    engine.sendTaskHeartbeat({ taskToken: token() });
    await clock.advance(8);
    const between = engine.describeExecution(executionArn).status;

    await clock.advance(3);

    expect(between).toBe("RUNNING");
    expect(engine.describeExecution(executionArn)).toMatchObject({
      error: "States.HeartbeatTimeout",
      stopDate: new Date("2026-01-01T00:00:18Z"),
    });
  });

  it("ends as States.Timeout when no outcome comes in time, heartbeats or not", async () => {
    const { engine, clock, token, executionArn } = start({ HeartbeatSeconds: 10, TimeoutSeconds: 15 });
    await clock.advance(9);
    engine.sendTaskHeartbeat({ taskToken: token() });

    await clock.advance(9);

    expect(engine.describeExecution(executionArn)).toMatchObject({ error: "States.Timeout" });
    expect(() => engine.sendTaskSuccess({ taskToken: token(), output: "1" })).toThrow(
      expect.objectContaining({ name: "TaskTimedOut" }),
    );
  });

  it("is refused when it was never given out, was used, or comes with something else than JSON", async () => {
    const { engine, clock, token } = start();
    await clock.settle(0);

    expect(() => engine.sendTaskHeartbeat({ taskToken: "guess" })).toThrow(
      expect.objectContaining({ name: "InvalidToken" }),
    );
    expect(() => engine.sendTaskHeartbeat({ taskToken: token().slice(0, 20) })).toThrow(
      expect.objectContaining({ name: "InvalidToken" }),
    );
    expect(() => benchEngine().engine.sendTaskHeartbeat({ taskToken: token() })).toThrow(
      expect.objectContaining({ name: "TaskDoesNotExist" }),
    );
    expect(() => engine.sendTaskSuccess({ taskToken: token(), output: "{" })).toThrow(
      expect.objectContaining({ name: "InvalidOutput" }),
    );
    engine.sendTaskSuccess({ taskToken: token(), output: "1" });
    expect(() => engine.sendTaskFailure({ taskToken: token() })).toThrow(
      expect.objectContaining({ name: "TaskTimedOut" }),
    );
  });
});

describe("an execution started by a task", () => {
  const INNER = "arn:aws:states:us-east-1:111122223333:stateMachine:Inner";
  const START = "arn:aws:states:::states:startExecution";
  const Arguments = { StateMachineArn: INNER, Name: "one", Input: { n: "{% $states.input.n %}" } };

  const run = async (resource: string, inner: Readonly<Record<string, unknown>>, more: object = {}) => {
    const { engine, clock } = benchEngine();
    createMachine(engine, machineOf(inner), INNER);
    createMachine(engine, machineOf(only({ Resource: resource, Arguments, ...more })));
    const { executionArn } = engine.startExecution({ stateMachineArn: MACHINE_ARN, input: '{"n":5}' });
    await clock.settle(1000);
    return { engine, ...engine.describeExecution(executionArn) };
  };

  it("is not waited for without .sync", async () => {
    const { output, stopDate } = await run(START, { Wait: { Type: "Wait", Seconds: 50, End: true } });

    expect(JSON.parse(output ?? "")).toMatchObject({
      ExecutionArn: `${INNER.replace("stateMachine", "execution")}:one`,
    });
    expect(stopDate?.toISOString()).toBe("2026-01-01T00:00:00.000Z");
  });

  it.each([
    ["", '{"n":6}'],
    [":2", { n: 6 }],
  ])("is waited for with .sync%s, its output being text or JSON", async (suffix, expected) => {
    const { output } = await run(`${START}.sync${suffix}`, {
      Wait: { Type: "Wait", Seconds: 50, Output: { n: "{% $states.input.n + 1 %}" }, End: true },
    });

    expect(JSON.parse(output ?? "")).toMatchObject({ Status: "SUCCEEDED", Name: "one", Output: expected });
  });

  it("that fails is States.TaskFailed, with the whole execution as cause", async () => {
    const { error, cause } = await run(`${START}.sync:2`, { Stop: { Type: "Fail", Error: "E", Cause: "c" } });

    expect(error).toBe("States.TaskFailed");
    expect(JSON.parse(cause ?? "")).toMatchObject({
      Status: "FAILED",
      Error: "E",
      Cause: "c",
      Input: { n: 5 },
    });
  });

  it("is stopped when the task that waits for it times out", async () => {
    const wait = { Wait: { Type: "Wait", Seconds: 50, End: true } };
    const { engine, error } = await run(`${START}.sync:2`, wait, { TimeoutSeconds: 5 });

    expect(error).toBe("States.Timeout");
    expect(engine.listExecutions({ stateMachineArn: INNER })).toMatchObject([{ status: "ABORTED" }]);
  });

  it("of no known machine fails by the name of the exception", async () => {
    const { error } = await runStates(only({ Resource: START, Arguments }), { n: 1 });

    expect(error).toBe("StepFunctions.StateMachineDoesNotExistException");
  });
});
