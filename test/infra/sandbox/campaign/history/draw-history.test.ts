import { describe, expect, it } from "vitest";
import { describeMove } from "../../../../../infra/sandbox/campaign/history/describe-move.ts";
import { drawHistory } from "../../../../../infra/sandbox/campaign/history/draw-history.ts";

const REGIONS = ["us-east-1", "eu-west-1"];
const draw = (seed: number) => drawHistory(seed, REGIONS);
const some = Array.from({ length: 400 }, (_, seed) => draw(seed));

describe("a history", () => {
  it("is the same for the same seed, and another for another", () => {
    expect(draw(7)).toEqual(draw(7));
    expect(new Set(some.map(({ moves }) => JSON.stringify(moves))).size).toBeGreaterThan(390);
  });

  it("makes every kind of move some time", () => {
    expect(new Set(some.flatMap(({ moves }) => moves.map(({ kind }) => kind))).size).toBe(27);
  });

  it("tells each of its moves in one line", () => {
    for (const move of some.flatMap(({ moves }) => moves)) {
      expect(describeMove(move)).toMatch(/^\S.*\S$/);
    }
  });

  it("is short enough to be read", () => {
    for (const { moves } of some) {
      expect(moves.length).toBeLessThan(100);
    }
  });
});
