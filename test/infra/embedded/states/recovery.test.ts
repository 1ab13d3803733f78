import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { retryDelaySeconds } from "../../../../infra/embedded/states/run/recovery.ts";
import { FUNCTION_ARN, failWith, runStates } from "./bench-engine.ts";

describe("retryDelaySeconds", () => {
  const retriers = fc.record({
    ErrorEquals: fc.constant(["States.ALL"]),
    IntervalSeconds: fc.integer({ min: 1, max: 1000 }),
    BackoffRate: fc.double({ min: 1, max: 5, noNaN: true }),
    MaxAttempts: fc.integer({ min: 1, max: 20 }),
    MaxDelaySeconds: fc.integer({ min: 1, max: 5000 }),
  });

  it("never exceeds MaxDelaySeconds, and never shrinks from one attempt to the next", () => {
    fc.assert(
      fc.property(retriers, (retrier) => {
        const delays = Array.from({ length: retrier.MaxAttempts }, (_, n) =>
          retryDelaySeconds(retrier, n, () => 0),
        );

        expect(delays.every((delay) => delay !== undefined && delay <= retrier.MaxDelaySeconds)).toBe(true);
        expect(delays.every((delay, n) => n === 0 || Number(delay) >= Number(delays[n - 1]))).toBe(true);
        expect(retryDelaySeconds(retrier, retrier.MaxAttempts, () => 0)).toBeUndefined();
      }),
    );
  });

  it("lies between nothing and the whole delay with full jitter", () => {
    fc.assert(
      fc.property(retriers, fc.double({ min: 0, max: 0.999, noNaN: true }), (retrier, chance) => {
        const whole = Number(retryDelaySeconds(retrier, 0, () => chance));
        const jittered = Number(retryDelaySeconds({ ...retrier, JitterStrategy: "FULL" }, 0, () => chance));

        expect(jittered).toBeCloseTo(whole * chance);
      }),
    );
  });

  it("is 1, 2 and 4 seconds, then nothing, where the retrier says nothing", () => {
    const delays = [0, 1, 2, 3].map((attempt) => retryDelaySeconds({ ErrorEquals: ["E"] }, attempt, () => 0));

    expect(delays).toEqual([1, 2, 4, undefined]);
  });
});

const task = (more: object) => ({
  Work: { Type: "Task", Resource: FUNCTION_ARN, ...more, Next: "Done" },
  Caught: {
    Type: "Pass",
    Output: "{% {'caught': $states.input, 'vars': $exists($why) ? $why : null} %}",
    End: true,
  },
  Done: { Type: "Succeed" },
});
const catchAll = { Catch: [{ ErrorEquals: ["States.ALL"], Next: "Caught" }] };

describe("Retry", () => {
  it("tries again with the delays it says, and counts in the context object", async () => {
    const seen: unknown[] = [];
    const { status, stopDate } = await runStates(
      task({
        ...catchAll,
        Arguments: "{% $states.context.State.RetryCount %}",
        Retry: [
          { ErrorEquals: ["Busy"], IntervalSeconds: 3, BackoffRate: 10, MaxDelaySeconds: 20, MaxAttempts: 2 },
        ],
      }),
      {},
      {
        functions: (payload) => {
          seen.push(payload);
          return payload === 2 ? "done" : failWith("Busy");
        },
      },
    );

    expect(status).toBe("SUCCEEDED");
    expect(seen).toEqual([0, 1, 2]);
    expect(stopDate?.toISOString()).toBe("2026-01-01T00:00:23.000Z");
  });

  it("counts each retrier by itself", async () => {
    const errors = ["A", "B", "A"];
    const { result } = await runStates(
      task({
        ...catchAll,
        Retry: [
          { ErrorEquals: ["A"], MaxAttempts: 1 },
          { ErrorEquals: ["B"], MaxAttempts: 1 },
        ],
      }),
      {},
      { functions: () => failWith(errors.shift() ?? "none left") },
    );

    expect(result).toMatchObject({ caught: { Error: "A" } });
    expect(errors).toEqual([]);
  });

  it("spreads retries with the injected chance where JitterStrategy is FULL", async () => {
    let calls = 0;
    const { stopDate } = await runStates(
      task({
        ...catchAll,
        Retry: [{ ErrorEquals: ["States.ALL"], IntervalSeconds: 8, JitterStrategy: "FULL", MaxAttempts: 1 }],
      }),
      {},
      {
        random: () => 0.25,
        functions: () => {
          calls += 1;
          return calls === 1 ? failWith("Busy") : "done";
        },
      },
    );

    expect(stopDate?.toISOString()).toBe("2026-01-01T00:00:02.000Z");
  });
});

describe("Catch", () => {
  it("gives error and cause as the output, or what its Output and Assign make of them", async () => {
    const functions = () => failWith("Denied", "not yours");

    const plain = await runStates(task(catchAll), {}, { functions });
    const shaped = await runStates(
      task({
        Catch: [
          { ErrorEquals: ["Other"], Next: "Done" },
          {
            ErrorEquals: ["Denied"],
            Assign: { why: "{% $states.errorOutput.Error %}" },
            Output: "{% $states.errorOutput.Cause & $states.input.mark %}",
            Next: "Caught",
          },
        ],
      }),
      { mark: "!" },
      { functions },
    );

    expect(plain.result).toEqual({ caught: { Error: "Denied", Cause: "not yours" }, vars: null });
    expect(shaped.result).toEqual({ caught: "not yours!", vars: "Denied" });
  });

  it("gives an empty cause where the failure has none", async () => {
    const { result } = await runStates({
      Both: {
        Type: "Parallel",
        Branches: [{ StartAt: "Stop", States: { Stop: { Type: "Fail", Error: "E" } } }],
        Catch: [{ ErrorEquals: ["E"], Output: "{% $states.errorOutput.Cause = '' %}", Next: "Done" }],
        End: true,
      },
      Done: { Type: "Succeed" },
    });

    expect(result).toBe(true);
  });

  it("does not keep what the failed state's own Assign would have set", async () => {
    const { result } = await runStates(
      task({ ...catchAll, Assign: { why: "{% 'assigned' %}" }, Output: "{% $nothing %}" }),
      {},
      { functions: () => 1 },
    );

    expect(result).toMatchObject({ caught: { Error: "States.QueryEvaluationError" }, vars: null });
  });

  it.each([
    ["Any", ["States.TaskFailed"], "SUCCEEDED"],
    ["States.Timeout", ["States.TaskFailed"], "FAILED"],
    ["States.Timeout", ["States.Timeout"], "SUCCEEDED"],
    ["Any", ["Any.Other"], "FAILED"],
  ])("for %s by %j ends the execution as %s", async (error, ErrorEquals, status) => {
    const execution = await runStates(
      task({ Catch: [{ ErrorEquals, Next: "Caught" }] }),
      {},
      { functions: () => failWith(error) },
    );

    expect(execution.status).toBe(status);
  });

  it("takes what no integration announced for a failure of the run, and lets it through", async () => {
    const { error, cause } = await runStates(
      task(catchAll),
      {},
      {
        functions: () => {
          throw new TypeError("x is not a function");
        },
      },
    );

    expect({ error, cause }).toEqual({ error: "States.Runtime", cause: "TypeError: x is not a function" });
  });
});
