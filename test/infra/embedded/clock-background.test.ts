import { describe, expect, it } from "vitest";
import { type Clock, createClock } from "../../../infra/embedded/clock.ts";

const START = new Date("2031-05-05T00:00:00.000Z");
const stillClock = () => createClock({ pace: "still", start: START });
const background = { background: true };

/** Ticks on a clock every so many seconds, and keeps the seconds of each tick. */
function ticking(clock: Clock, everySeconds: number, signal?: AbortSignal) {
  const ticks: number[] = [];
  const run = async () => {
    for (;;) {
      await clock.sleep(everySeconds * 1000, signal, background);
      ticks.push((clock.now().getTime() - START.getTime()) / 1000);
    }
  };
  const ended = run().catch((error: Error) => error.message);
  return { ticks, ended };
}

describe("a wait in the background", () => {
  it("does not keep a clock from settling, nor is it jumped to", async () => {
    const clock = stillClock();
    const { ticks } = ticking(clock, 60);

    const settlement = await clock.settle(3600);

    expect(settlement).toEqual({ settled: true, now: START });
    expect(ticks).toEqual([]);
  });

  it("ends each time that an advance passes over it, the very end included", async () => {
    const clock = stillClock();
    const { ticks } = ticking(clock, 60);

    const settlement = await clock.advance(180);

    expect(ticks).toEqual([60, 120, 180]);
    expect(settlement).toEqual({ settled: true, now: new Date("2031-05-05T00:03:00.000Z") });
  });

  it("ends each time that the clock settles past it for other reasons, and not after the last of them", async () => {
    const clock = stillClock();
    const { ticks } = ticking(clock, 60);
    const seen: number[] = [];
    void clock.sleep(150_000).then(() => seen.push(ticks.length));

    const settlement = await clock.settle(3600);

    expect(seen).toEqual([2]);
    expect(ticks).toEqual([60, 120]);
    expect(settlement).toEqual({ settled: true, now: new Date("2031-05-05T00:02:30.000Z") });
  });

  it("does not end when the work left is beyond the time to settle within", async () => {
    const clock = stillClock();
    const { ticks } = ticking(clock, 60);
    void clock.sleep(200_000);

    const settlement = await clock.settle(100);

    expect(ticks).toEqual([]);
    expect(settlement).toEqual({
      settled: false,
      now: START,
      nextWake: new Date("2031-05-05T00:03:20.000Z"),
    });
  });

  it("starts work that the clock then settles", async () => {
    const clock = stillClock();
    const seen: string[] = [];
    void clock
      .sleep(60_000, undefined, background)
      .then(() => clock.sleep(5000))
      .then(() => seen.push(`work done at ${clock.now().getSeconds()}`));

    await clock.advance(60);
    await clock.settle(3600);

    expect(seen).toEqual(["work done at 5"]);
  });

  it("ends by real time where time flows", async () => {
    const clock = createClock({ pace: "flowing", start: START });

    await clock.sleep(5, undefined, background);

    expect(clock.now().getTime()).toBeGreaterThanOrEqual(START.getTime() + 5);
  });

  it("does not hold up a real clock that settles", async () => {
    const clock = createClock({ pace: "real" });
    const { ticks } = ticking(clock, 3600);

    const settlement = await clock.settle(3600);

    expect(settlement.settled).toBe(true);
    expect(ticks).toEqual([]);
  });

  it("ends with the signal's reason when it is aborted", async () => {
    const clock = stillClock();
    const stopping = new AbortController();
    const { ticks, ended } = ticking(clock, 60, stopping.signal);

    stopping.abort(new Error("stopped"));

    await expect(ended).resolves.toBe("stopped");
    await clock.advance(600);
    expect(ticks).toEqual([]);
  });
});
