import { describe, expect, it } from "vitest";
import { inParallel } from "../../../functions/core/in-parallel.ts";

describe("inParallel", () => {
  it("answers in the order of the items, whichever ends first", async () => {
    const first = Promise.withResolvers<void>();

    const results = await inParallel(2, [1, 2, 3], async (item) => {
      await (item === 1 ? first.promise : undefined);
      if (item === 3) {
        first.resolve();
      }
      return item * 10;
    });

    expect(results).toEqual([10, 20, 30]);
  });

  it("never does more at a time than it may", async () => {
    let atWork = 0;
    let most = 0;

    await inParallel(3, [...Array(10).keys()], async () => {
      atWork += 1;
      most = Math.max(most, atWork);
      await Promise.resolve();
      atWork -= 1;
    });

    expect(most).toBe(3);
  });

  it("does the others, too, where one fails, and throws that failure then", async () => {
    const done: number[] = [];

    const all = inParallel(1, [1, 2, 3], async (item) => {
      if (item === 1) {
        throw new Error("no");
      }
      done.push(item);
    });

    await expect(all).rejects.toThrow("no");
    expect(done).toEqual([2, 3]);
  });
});
