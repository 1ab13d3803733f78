import { describe, expect, it } from "vitest";
import { nextTry, readTimeRules } from "../../../../cli/progress/history/retry-rules.ts";

const rules = readTimeRules({
  TimeoutSeconds: 100,
  States: {
    Outer: {
      Type: "Map",
      ItemProcessor: {
        States: {
          Inner: {
            Type: "Task",
            Retry: [
              { ErrorEquals: ["Fatal"], MaxAttempts: 0 },
              {
                ErrorEquals: ["Busy"],
                IntervalSeconds: 60,
                BackoffRate: 1.5,
                MaxDelaySeconds: 100,
                MaxAttempts: 3,
              },
              { ErrorEquals: ["States.TaskFailed"], IntervalSeconds: 2 },
            ],
          },
        },
      },
    },
    Plain: { Type: "Task", Retry: [{ ErrorEquals: ["States.ALL"] }] },
    Pass: { Type: "Pass" },
  },
});

describe("nextTry", () => {
  it("grows from try to try up to the longest delay, within Maps too", () => {
    const tries = [1, 2, 3].map((count) => nextTry(rules, "Inner", Array(count).fill("Busy")));

    expect(tries).toEqual([
      { failed: 1, of: 4, longestDelaySeconds: 60 },
      { failed: 2, of: 4, longestDelaySeconds: 90 },
      { failed: 3, of: 4, longestDelaySeconds: 100 },
    ]);
  });

  it("has no delay after the last try", () => {
    expect(nextTry(rules, "Inner", Array(4).fill("Busy"))).toEqual({ failed: 4, of: 4 });
    expect(nextTry(rules, "Inner", ["Fatal"])).toEqual({ failed: 1, of: 1 });
  });

  it("counts each kind of error for itself", () => {
    expect(nextTry(rules, "Inner", ["Busy", "Other", "Busy", "Other"])).toEqual({
      failed: 2,
      of: 4,
      longestDelaySeconds: 4,
    });
  });

  it("takes States.TaskFailed for every error but a timeout, and States.ALL for every error", () => {
    expect(nextTry(rules, "Inner", ["States.Timeout"])).toEqual({ failed: 1, of: 1 });
    expect(nextTry(rules, "Plain", ["States.Timeout"])).toEqual({ failed: 1, of: 4, longestDelaySeconds: 1 });
  });

  it("knows nothing of states that the definition does not have", () => {
    expect(nextTry(rules, "Elsewhere", ["Busy"])).toBeUndefined();
    expect(nextTry(rules, "Pass", ["Busy"])).toEqual({ failed: 1, of: 1 });
  });
});

describe("readTimeRules", () => {
  it("reads how long an execution may take", () => {
    expect(rules.limitSeconds).toBe(100);
  });

  it.each([[undefined], [null], ["text"], [{ States: 7 }]])("reads no rules from %j", (definition) => {
    expect(readTimeRules(definition)).toEqual({ retriers: new Map() });
  });
});
