import { describe, expect, it } from "vitest";
import { sumUp } from "../../../../../infra/sandbox/bench/cold-start/measure-cold-starts.ts";

const start = (total: number) => ({
  bootMilliseconds: 10,
  loadMilliseconds: 1,
  answerMilliseconds: total - 11,
  totalMilliseconds: total,
});

describe("sumUp", () => {
  it("takes ratios within each round, so that a slow round does not count more", () => {
    const round = (factor: number) => ({
      empty: start(20 * factor),
      "bundled, answered without AWS": start(30 * factor),
      "bundled, real": start(50 * factor),
      "external, answered without AWS": start(40 * factor),
      "external, real": start(200 * factor),
    });

    const summed = sumUp([round(1), round(4), round(1)]);

    expect(
      summed.map(({ scenario, toEmpty, toExternal }) => [scenario, toEmpty.median, toExternal.upper]),
    ).toEqual([
      ["empty", 1, 1],
      ["bundled, answered without AWS", 1.5, 0.75],
      ["external, answered without AWS", 2, 1],
      ["bundled, real", 2.5, 0.25],
      ["external, real", 10, 1],
    ]);
    expect(summed[0]).toMatchObject({ total: { median: 20, lower: 20, upper: 50 }, boot: { median: 10 } });
  });
});
