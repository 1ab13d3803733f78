import { describe, expect, it } from "vitest";
import { growthOf } from "../../../../../infra/sandbox/bench/work/growth.ts";
import { workOf } from "../small-work.ts";

describe("growthOf", () => {
  it("spreads what a decommission takes more over the usages that it has more", () => {
    const [many, none, one] = [workOf(5, 29, 10), workOf(0, 13, 0), workOf(1, 21, 2)];

    expect(growthOf([many, none, one])).toEqual([
      {
        service: "ivs",
        steps: [
          { work: none },
          { work: one, transitionsPerFurtherUsage: 8, callsPerFurtherUsage: 2 },
          { work: many, transitionsPerFurtherUsage: 2, callsPerFurtherUsage: 2 },
        ],
      },
    ]);
  });

  it("keeps services apart", () => {
    const other = { ...workOf(3, 20, 6), service: "mediatailor" } as const;

    expect(growthOf([workOf(0, 13, 0), other]).map(({ steps }) => steps.length)).toEqual([1, 1]);
  });
});
