import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { retryDelayMilliseconds } from "../../../../infra/embedded/events/back-off.ts";

const retry = fc.integer({ min: 1, max: 185 });
const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe("retryDelayMilliseconds", () => {
  it.each([
    { retry: 1, share: 0, delay: 500 },
    { retry: 1, share: 0.999, delay: 1000 },
    { retry: 4, share: 0.5, delay: 6000 },
    { retry: 185, share: 0, delay: 300_000 },
  ])("waits $delay ms before retry $retry for the share $share", ({ retry: count, share: chance, delay }) => {
    expect(retryDelayMilliseconds(count, chance)).toBe(delay);
  });

  it("is between half a second and ten minutes, in whole milliseconds", () => {
    fc.assert(
      fc.property(retry, share, (count, chance) => {
        const delay = retryDelayMilliseconds(count, chance);

        expect(Number.isInteger(delay)).toBe(true);
        expect(delay).toBeGreaterThanOrEqual(500);
        expect(delay).toBeLessThanOrEqual(600_000);
      }),
    );
  });

  it("never shrinks from one retry to the next, nor with a larger share", () => {
    fc.assert(
      fc.property(retry, share, share, (count, one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)];

        expect(retryDelayMilliseconds(count + 1, less)).toBeGreaterThanOrEqual(
          retryDelayMilliseconds(count, less),
        );
        expect(retryDelayMilliseconds(count, more)).toBeGreaterThanOrEqual(
          retryDelayMilliseconds(count, less),
        );
      }),
    );
  });

  it("depends on chance by at most a factor of two", () => {
    fc.assert(
      fc.property(retry, share, (count, chance) => {
        expect(retryDelayMilliseconds(count, chance)).toBeLessThanOrEqual(
          2 * retryDelayMilliseconds(count, 0),
        );
      }),
    );
  });

  it("fits 185 retries into a day", () => {
    const total = (chance: number) =>
      Array.from({ length: 185 }, (_, index) => retryDelayMilliseconds(index + 1, chance)).reduce(
        (a, b) => a + b,
      );

    expect(total(0.5)).toBeGreaterThan(20 * 3_600_000);
    expect(total(0.5)).toBeLessThan(24 * 3_600_000);
  });
});
