import { describe, expect, it } from "vitest";
import { shrink } from "../../../../infra/sandbox/campaign/shrink.ts";

const numbers = Array.from({ length: 40 }, (_, index) => index);

describe("shrinking", () => {
  it("leaves just what makes it fail", async () => {
    const fails = async (part: readonly number[]) => part.includes(7) && part.includes(31);

    expect(await shrink(numbers, fails, 1000)).toEqual([7, 31]);
  });

  it("leaves nothing where nothing is needed, and everything where all is", async () => {
    expect(await shrink(numbers, async () => true, 1000)).toEqual([]);
    expect(await shrink(numbers, async (part) => part.length === 40, 1000)).toEqual(numbers);
  });

  it("ends after so many tries with what it has by then", async () => {
    let tries = 0;
    const fails = async (part: readonly number[]) => {
      tries += 1;
      return part.includes(39);
    };

    const shrunk = await shrink(numbers, fails, 3);

    expect(tries).toBe(3);
    expect(shrunk).toContain(39);
    expect(shrunk.length).toBeLessThan(40);
  });
});
