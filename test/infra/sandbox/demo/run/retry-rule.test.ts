import { describe, expect, it } from "vitest";
import { longestDelaySeconds } from "../../../../../infra/sandbox/demo/run/retry-rule.ts";

const definition = {
  States: {
    Release: {
      Type: "Map",
      ItemProcessor: {
        States: {
          ReleaseUsage: {
            Type: "Task",
            Retry: [
              { ErrorEquals: ["Busy"], IntervalSeconds: 60, BackoffRate: 1.5, MaxDelaySeconds: 100 },
              { ErrorEquals: ["States.ALL"] },
            ],
          },
        },
      },
    },
    Plain: { Type: "Task" },
  },
};

describe("longestDelaySeconds", () => {
  it("grows with each failure up to the machine's limit, for a state inside a Map", () => {
    const delays = [1, 2, 3].map((failures) =>
      longestDelaySeconds(definition, "ReleaseUsage", "Busy", failures),
    );

    expect(delays).toEqual([60, 90, 100]);
  });

  it("takes Step Functions' defaults where the machine says nothing", () => {
    expect(longestDelaySeconds(definition, "ReleaseUsage", "Other", 3)).toBe(4);
  });

  it("knows none for a state that does not retry, or is not there", () => {
    expect(longestDelaySeconds(definition, "Plain", "Busy", 1)).toBeUndefined();
    expect(longestDelaySeconds(definition, "Nowhere", "Busy", 1)).toBeUndefined();
  });
});
