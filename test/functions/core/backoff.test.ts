import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { delaySeconds, EAGER, POLLING, SETTLING } from "../../../functions/core/backoff.ts";

const backoff = fc.record({
  firstDelaySeconds: fc.integer({ min: 1, max: 600 }),
  rate: fc.double({ min: 1, max: 10, noNaN: true }),
  maxDelaySeconds: fc.integer({ min: 1, max: 3600 }),
});
const attempt = fc.integer({ min: 1, max: 100_000 });

describe("delaySeconds", () => {
  it("never shrinks from one attempt to the next", () => {
    fc.assert(fc.property(attempt, backoff, (n, of) => delaySeconds(n, of) <= delaySeconds(n + 1, of)));
  });

  it("stays between one second and the longest wait", () => {
    fc.assert(
      fc.property(attempt, backoff, (n, of) => {
        const seconds = delaySeconds(n, of);
        return seconds >= 1 && seconds <= of.maxDelaySeconds;
      }),
    );
  });

  it("is a whole number of seconds", () => {
    fc.assert(fc.property(attempt, backoff, (n, of) => Number.isSafeInteger(delaySeconds(n, of))));
  });

  it.each([
    [1, 5],
    [2, 10],
    [5, 80],
    [6, 120],
    [1000, 120],
  ])("polls for the %ith time after %i seconds", (n, seconds) => {
    expect(delaySeconds(n, POLLING)).toBe(seconds);
  });

  it.each([
    [1, 30],
    [4, 240],
    [5, 300],
  ])("lets a service settle in round %i for %i seconds", (n, seconds) => {
    expect(delaySeconds(n, SETTLING)).toBe(seconds);
  });

  it("treats an attempt before the first like the first", () => {
    expect(delaySeconds(0, SETTLING)).toBe(30);
  });

  it("gives what does not settle quickly minutes all the same where somebody waits for it", () => {
    const waits = [1, 2, 3, 4, 5].map((round) => delaySeconds(round, EAGER.settling));

    expect(waits).toEqual([1, 4, 16, 64, 256]);
  });

  it("never polls at once, where somebody waits for it either", () => {
    const waits = [1, 2, 3, 4].map((attempt) => delaySeconds(attempt, EAGER.polling));

    expect(waits).toEqual([2, 3, 5, 7]);
  });
});
