import { describe, expect, it } from "vitest";
import { spreadOf } from "../../../../infra/sandbox/bench/statistics.ts";

describe("spreadOf", () => {
  it("finds the middle and the quarters in whatever order measurements come", () => {
    expect(spreadOf([5, 1, 10, 2, 3])).toEqual({ median: 3, lower: 2, upper: 5 });
  });

  it("interpolates between two measurements", () => {
    expect(spreadOf([2, 1])).toEqual({ median: 1.5, lower: 1.25, upper: 1.75 });
  });

  it("refuses to sum up nothing", () => {
    expect(() => spreadOf([])).toThrow(RangeError);
  });
});
