import { describe, expect, it } from "vitest";
import { toStraightLine } from "../../../../../infra/sandbox/bench/cli/series/series.ts";

const time = ({ milliseconds }: { readonly milliseconds: number }) => milliseconds;

const pointsOf = (timeFor: (roles: number) => number, ...counts: readonly number[]) =>
  counts.map((roles) => {
    const run = { milliseconds: timeFor(roles), cpuMilliseconds: 1, peakBytes: 1 };
    return { roles, rolecall: run, floor: run };
  });

describe("toStraightLine", () => {
  it("is one where the time grows with the number of roles, whatever the start takes", () => {
    expect(
      toStraightLine(
        pointsOf((roles) => 700 + 2 * roles, 1250, 2500, 5000),
        time,
      ),
    ).toBeCloseTo(1);
  });

  it("is more where it grows with its square", () => {
    expect(
      toStraightLine(
        pointsOf((roles) => roles ** 2, 1250, 2500, 5000),
        time,
      ),
    ).toBeCloseTo(1.6);
  });

  it("is less where it grows ever more slowly", () => {
    expect(toStraightLine(pointsOf(Math.sqrt, 1250, 2500, 5000), time)).toBeLessThan(1);
  });

  it("takes what fell by chance for no growth", () => {
    expect(
      toStraightLine(
        pointsOf((roles) => (roles === 2500 ? 90 : 100), 1250, 2500, 5000),
        time,
      ),
    ).toBe(1);
  });

  it("says nothing of two points", () => {
    expect(toStraightLine(pointsOf(Math.sqrt, 1250, 2500), time)).toBeUndefined();
  });
});
