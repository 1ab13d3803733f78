import { describe, expect, it } from "vitest";
import { benchEngine, createMachine, MACHINE_ARN, machineOf, runStates } from "./bench-engine.ts";

describe("variables", () => {
  it("are set together, from the values that they had when the state was entered", async () => {
    const { result } = await runStates(
      {
        First: { Type: "Pass", Assign: { a: 1, b: "{% $states.input.b %}" }, Next: "Swap" },
        Swap: {
          Type: "Pass",
          Assign: { a: "{% $b %}", b: "{% $a %}" },
          Output: "{% [$a, $b] %}",
          Next: "Last",
        },
        Last: { Type: "Pass", Output: "{% {'before': $states.input, 'after': [$a, $b]} %}", End: true },
      },
      { b: 2 },
    );

    expect(result).toEqual({ before: [1, 2], after: [2, 1] });
  });

  it("of an outer scope are read inside, and those of an inner scope are not seen outside", async () => {
    const inner = (name: string) => ({
      StartAt: `Set${name}`,
      States: {
        [`Set${name}`]: { Type: "Pass", Assign: { own: `{% $outer & '${name}' %}` }, Next: `Show${name}` },
        [`Show${name}`]: { Type: "Pass", Output: "{% $own %}", End: true },
      },
    });
    const { result } = await runStates({
      Set: { Type: "Pass", Assign: { outer: "o" }, Next: "Both" },
      Both: {
        Type: "Parallel",
        Branches: [inner("A"), inner("B")],
        Assign: { joined: "{% $states.result %}" },
        Next: "Show",
      },
      Show: { Type: "Pass", Output: "{% [$joined, $exists($own)] %}", End: true },
    });

    expect(result).toEqual(["oA", "oB", false]);
  });
});

describe("Choice", () => {
  const choose = {
    Choose: {
      Type: "Choice",
      Choices: [
        { Condition: "{% $states.input.n > 10 %}", Assign: { by: "rule" }, Output: "big", Next: "Show" },
        { Condition: "{% $states.input.n > 5 %}", Next: "Show" },
      ],
      Assign: { by: "default" },
      Output: "small",
      Default: "Show",
    },
    Show: { Type: "Pass", Output: "{% [$states.input, $exists($by) ? $by : 'nobody'] %}", End: true },
  };

  it.each([
    [11, ["big", "rule"]],
    [6, [{ n: 6 }, "nobody"]],
    [1, ["small", "default"]],
  ])("takes the first rule that holds for %i, with that rule's Assign and Output", async (n, expected) => {
    const { result } = await runStates(choose, { n });

    expect(result).toEqual(expected);
  });

  it("fails where no rule holds and there is no default", async () => {
    const { error, cause } = await runStates({
      Choose: { Type: "Choice", Choices: [{ Condition: "{% false %}", Next: "End" }] },
      End: { Type: "Succeed" },
    });

    expect(error).toBe("States.NoChoiceMatched");
    expect(cause).toContain("The state does not point to a next state.");
  });

  it("fails where a condition is neither true nor false", async () => {
    const { cause } = await runStates({
      Choose: { Type: "Choice", Choices: [{ Condition: "{% 'yes' %}", Next: "End" }], Default: "End" },
      End: { Type: "Succeed" },
    });

    expect(cause).toContain(
      "specified for the field 'Choices[0]/Condition' returned an unexpected result type. " +
        `Expected 'boolean', but was 'string' for value: "yes"`,
    );
  });
});

describe("Wait", () => {
  it.each([
    [{ Seconds: "{% $states.input.n * 2 %}" }, "2026-01-01T00:01:00.000Z"],
    [{ Timestamp: "2026-01-01T02:00:30+02:00" }, "2026-01-01T00:00:30.000Z"],
    [{ Timestamp: "{% '2026-01-01T00:00:30.5Z' %}" }, "2026-01-01T00:00:30.500Z"],
    [{ Timestamp: "2001-01-01T00:00:00Z" }, "2026-01-01T00:00:00.000Z"],
  ])("%j ends at %s", async (field, expected) => {
    const { stopDate } = await runStates({ Wait: { Type: "Wait", ...field, End: true } }, { n: 30 });

    expect(stopDate?.toISOString()).toBe(expected);
  });

  it.each(["2026-02-30T00:00:00Z", "2026-01-01", "2026-01-01T24:00:00Z", "2026-01-01T00:00:00", "tomorrow"])(
    "refuses the instant %s",
    async (instant) => {
      const { error, cause } = await runStates(
        { Wait: { Type: "Wait", Timestamp: "{% $states.input %}", End: true } },
        instant,
      );

      expect(error).toBe("States.QueryEvaluationError");
      expect(cause).toContain(
        `cannot be parsed as an ISO-8601 extended offset date-time format string: ${instant}`,
      );
    },
  );

  it.each([-1, 1.5, "5"])("refuses to wait for %j seconds", async (seconds) => {
    const { error } = await runStates(
      { Wait: { Type: "Wait", Seconds: "{% $states.input %}", End: true } },
      seconds,
    );

    expect(error).toBe("States.QueryEvaluationError");
  });
});

describe("the ends", () => {
  it("of Succeed carry its Output", async () => {
    const { status, result } = await runStates({ Done: { Type: "Succeed", Output: { n: "{% 1 %}" } } });

    expect({ status, result }).toEqual({ status: "SUCCEEDED", result: { n: 1 } });
  });

  it("of Fail carry an error and a cause, or neither", async () => {
    const full = await runStates({ Stop: { Type: "Fail", Error: "{% 'E' & 1 %}", Cause: "because" } });
    const bare = await runStates({ Stop: { Type: "Fail" } });

    expect(full).toMatchObject({ status: "FAILED", error: "E1", cause: "because" });
    expect(bare).toMatchObject({ status: "FAILED" });
    expect(bare).not.toHaveProperty("error");
  });

  it("of a machine that takes too long are TIMED_OUT", async () => {
    const { engine, clock, changes } = benchEngine();
    createMachine(
      engine,
      machineOf({ Wait: { Type: "Wait", Seconds: 100, End: true } }, { TimeoutSeconds: 10 }),
    );
    engine.startExecution({ stateMachineArn: MACHINE_ARN });

    await clock.settle(50);

    expect(changes.at(-1)).toMatchObject({ status: "TIMED_OUT", stopDate: new Date("2026-01-01T00:00:10Z") });
  });

  it("of a result that is too large are States.DataLimitExceeded, which States.ALL does not catch", async () => {
    const { error } = await runStates({
      Grow: {
        Type: "Parallel",
        Branches: [
          { StartAt: "P", States: { P: { Type: "Pass", Output: "{% $pad('x', 262144) %}", End: true } } },
        ],
        Catch: [{ ErrorEquals: ["States.ALL"], Next: "Caught" }],
        Next: "Caught",
      },
      Caught: { Type: "Succeed" },
    });

    expect(error).toBe("States.DataLimitExceeded");
  });

  it("of a machine that goes round for ever come with its 25,000th event", async () => {
    const { engine, clock, changes } = benchEngine();
    createMachine(
      engine,
      machineOf({
        A: { Type: "Pass", Next: "B" },
        B: { Type: "Choice", Choices: [{ Condition: true, Next: "A" }] },
      }),
    );
    const { executionArn } = engine.startExecution({ stateMachineArn: MACHINE_ARN });

    await clock.settle(1);

    expect(changes.at(-1)).toMatchObject({
      status: "FAILED",
      error: "States.Runtime",
      cause: "The execution reached the maximum number of history events (25000).",
    });
    expect(engine.getExecutionHistory(executionArn)).toHaveLength(25_000);
  });
});
