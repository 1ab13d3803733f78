import { describe, expect, it } from "vitest";
import { scoreContest } from "../../../../../infra/sandbox/bench/cli/contest/score.ts";

const contest = { what: "unused: 2 among 2 roles", roles: 2, isUnused: true };
const run = (milliseconds: number, calls: number) => ({
  milliseconds,
  cpuMilliseconds: milliseconds / 10,
  peakBytes: 1,
  calls,
});

describe("scoreContest", () => {
  it("compares rolecall with the floor of the same round", () => {
    const rounds = [
      { floor: run(1000, 7), rolecall: run(2000, 9) },
      { floor: run(4000, 7), rolecall: run(4000, 9) },
      { floor: run(1000, 7), rolecall: run(1500, 8) },
    ];

    const result = scoreContest(contest, rounds);

    expect(result.toFloor.median).toBe(1.5);
    expect(result.rolecall.milliseconds.median).toBe(2000);
    expect(result.rolecall.cpuMilliseconds.median).toBe(200);
    expect(result.rolecall.calls).toBe(8);
    expect(result.floor.milliseconds.median).toBe(1000);
    expect(result).not.toHaveProperty("awsCli");
  });

  it("keeps what the AWS CLI took", () => {
    const rounds = [{ floor: run(1000, 7), rolecall: run(2000, 9) }];

    expect(scoreContest(contest, rounds, { milliseconds: 9000, calls: 6 }).awsCli).toEqual({
      milliseconds: 9000,
      calls: 6,
    });
  });
});
