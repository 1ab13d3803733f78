import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createClock } from "../../../infra/embedded/clock.ts";

const START = new Date("2031-05-05T00:00:00.000Z");
const stillClock = () => createClock({ pace: "still", start: START });

describe("a still clock", () => {
  it("stands until it is told to move", async () => {
    const clock = stillClock();
    const ended: string[] = [];
    void clock.sleep(1).then(() => ended.push("wait"));

    await new Promise((resolve) => setImmediate(resolve));

    expect(ended).toEqual([]);
    expect(clock.now()).toEqual(START);
  });

  it("jumps over waits to their ends and says when nothing is left", async () => {
    const clock = stillClock();
    const ended: Date[] = [];
    void clock.sleep(3_600_000).then(() => ended.push(clock.now()));

    const settlement = await clock.settle(7200);

    expect(ended).toEqual([new Date("2031-05-05T01:00:00.000Z")]);
    expect(settlement).toEqual({ settled: true, now: new Date("2031-05-05T01:00:00.000Z") });
  });

  it("ends waits that begin while it settles", async () => {
    const clock = stillClock();
    const ended: string[] = [];
    const loop = async () => {
      for (const turn of ["one", "two", "three"]) {
        await clock.sleep(1000);
        ended.push(`${turn} at ${clock.now().getSeconds()}`);
      }
    };
    void loop();

    await clock.settle(60);

    expect(ended).toEqual(["one at 1", "two at 2", "three at 3"]);
  });

  it("does not settle beyond the time it is given, and names the next wait", async () => {
    const clock = stillClock();
    void clock.sleep(10_000);

    const settlement = await clock.settle(9);

    expect(settlement).toEqual({
      settled: false,
      now: START,
      nextWake: new Date("2031-05-05T00:00:10.000Z"),
    });
  });

  it("advances by exactly the time it is given, past the last wait", async () => {
    const clock = stillClock();
    const ended: Date[] = [];
    void clock.sleep(2000).then(() => ended.push(clock.now()));

    const settlement = await clock.advance(5);

    expect(ended).toEqual([new Date("2031-05-05T00:00:02.000Z")]);
    expect(settlement).toEqual({ settled: true, now: new Date("2031-05-05T00:00:05.000Z") });
  });

  it("ends a wait that is due at the very end of an advance, and no later one", async () => {
    const clock = stillClock();
    const ended: string[] = [];
    void clock.sleep(5000).then(() => ended.push("due"));
    void clock.sleep(5001).then(() => ended.push("later"));

    await clock.advance(5);

    expect(ended).toEqual(["due"]);
  });

  it("ends waits of the same instant in the order in which they began", async () => {
    const clock = stillClock();
    const ended: number[] = [];
    for (const number of [1, 2, 3, 4, 5]) {
      void clock.sleep(1000).then(() => ended.push(number));
    }

    await clock.settle(1);

    expect(ended).toEqual([1, 2, 3, 4, 5]);
  });

  it("ends any waits in the order of their ends, each at its own instant", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: 50 }), { maxLength: 12 }), async (delays) => {
        const clock = stillClock();
        const ended: number[] = [];
        for (const delay of delays) {
          void clock.sleep(delay).then(() => ended.push(clock.now().getTime() - START.getTime()));
        }

        await clock.settle(1);

        expect(ended).toEqual([...delays].sort((one, other) => one - other));
      }),
      { numRuns: 30 },
    );
  });

  it("does not move while work is in progress, nor before what follows from it", async () => {
    const clock = stillClock();
    const seen: string[] = [];
    void clock.sleep(60_000).then(() => seen.push("wait"));
    void clock
      .busy(() => new Promise((resolve) => setTimeout(resolve, 15)))
      .then(() => seen.push(`work at ${clock.now().toISOString()}`))
      .then(() => clock.sleep(1000))
      .then(() => seen.push("follow-up"));

    await clock.settle(60);

    expect(seen).toEqual(["work at 2031-05-05T00:00:00.000Z", "follow-up", "wait"]);
  });

  it("moves on after work that fails", async () => {
    const clock = stillClock();

    await expect(clock.busy(() => Promise.reject(new Error("broken")))).rejects.toThrow("broken");

    await expect(clock.settle(1)).resolves.toMatchObject({ settled: true });
  });

  it("moves on after work that fails before it is a promise", async () => {
    const clock = stillClock();
    const fail = () => {
      throw new Error("broken");
    };

    await expect(clock.busy(fail)).rejects.toThrow("broken");

    await expect(clock.settle(1)).resolves.toMatchObject({ settled: true });
  });

  it("lets two callers move it one after the other, so that neither jumps over what the other set going", async () => {
    const clock = stillClock();
    const ended: string[] = [];
    const chain = async () => {
      await clock.sleep(1000);
      await clock.sleep(1000);
      ended.push(`chain at ${clock.now().getSeconds()}`);
    };
    void chain();
    void clock.sleep(5000).then(() => ended.push(`wait at ${clock.now().getSeconds()}`));

    await Promise.all([clock.settle(10), clock.settle(10), clock.advance(10)]);

    expect(ended).toEqual(["chain at 2", "wait at 5"]);
    expect(clock.now()).toEqual(new Date("2031-05-05T00:00:15.000Z"));
  });

  it("goes on moving for others after a caller asked for nonsense", async () => {
    const clock = stillClock();

    await expect(clock.advance(-1)).rejects.toThrow(RangeError);
    await expect(clock.settle(Number.NaN)).rejects.toThrow(RangeError);
    await clock.advance(1);

    expect(clock.now()).toEqual(new Date("2031-05-05T00:00:01.000Z"));
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])(
    "refuses to wait for %s milliseconds",
    async (milliseconds) => {
      const clock = stillClock();

      await expect(clock.sleep(milliseconds)).rejects.toThrow(RangeError);
      await expect(clock.settle(1)).resolves.toEqual({ settled: true, now: START });
    },
  );

  it("takes a wait of a negative time for none", async () => {
    const clock = stillClock();
    const ended: Date[] = [];
    void clock.sleep(-5).then(() => ended.push(clock.now()));

    await clock.settle(0);

    expect(ended).toEqual([START]);
  });

  it("survives thousands of waits at once", async () => {
    const clock = stillClock();
    let ended = 0;
    for (let count = 0; count < 3000; count += 1) {
      void clock.sleep(3000 - count).then(() => {
        ended += 1;
      });
    }

    await clock.settle(3);

    expect(ended).toBe(3000);
  });
});

describe("a wait", () => {
  it("ends with the signal's reason when it is aborted, and is not waited for any more", async () => {
    const clock = stillClock();
    const controller = new AbortController();
    const wait = clock.sleep(1000, controller.signal);

    controller.abort(new Error("enough"));

    await expect(wait).rejects.toThrow("enough");
    await expect(clock.settle(10)).resolves.toEqual({ settled: true, now: START });
  });

  it("does not begin when the signal is aborted already", async () => {
    const clock = stillClock();

    await expect(clock.sleep(1000, AbortSignal.abort(new Error("enough")))).rejects.toThrow("enough");

    await expect(clock.settle(10)).resolves.toEqual({ settled: true, now: START });
  });

  it("is over for good once it has ended, whatever the signal does then", async () => {
    const clock = stillClock();
    const controller = new AbortController();
    const wait = clock.sleep(1000, controller.signal);

    await clock.settle(1);
    controller.abort(new Error("enough"));

    await expect(wait).resolves.toBeUndefined();
  });
});

describe("a flowing clock", () => {
  it("lets real time end waits too", async () => {
    const clock = createClock({ pace: "flowing", start: START });

    await clock.sleep(5);

    expect(clock.now().getTime()).toBeGreaterThanOrEqual(START.getTime() + 5);
  });

  it("jumps when told, and flows on from there", async () => {
    const clock = createClock({ pace: "flowing", start: START });

    await clock.advance(3600);
    await clock.sleep(3);

    expect(clock.now().getTime()).toBeGreaterThanOrEqual(new Date("2031-05-05T01:00:00.003Z").getTime());
    expect(clock.now().getTime()).toBeLessThan(new Date("2031-05-05T01:00:30.000Z").getTime());
  });

  it("ends a short wait that begins after a long one in time", async () => {
    const clock = createClock({ pace: "flowing", start: START });
    const ended: string[] = [];
    void clock.sleep(60_000).then(() => ended.push("long"));

    await clock.sleep(2);

    expect(ended).toEqual([]);
  });

  it("is not confused by a wait longer than a timer can be", async () => {
    const clock = createClock({ pace: "flowing", start: START });
    const ended: string[] = [];
    const warnings: string[] = [];
    const listen = ({ name }: Error) => warnings.push(name);
    process.on("warning", listen);
    void clock.sleep(2 ** 31 + 1000).then(() => ended.push("month"));

    await clock.sleep(5);
    process.off("warning", listen);

    expect(ended).toEqual([]);
    expect(warnings).toEqual([]);
  });
});

describe("a real clock", () => {
  it("shows the real present", () => {
    const before = Date.now();

    const now = createClock({ pace: "real" }).now().getTime();

    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThan(before + 10_000);
  });

  it("settles by waiting", async () => {
    const clock = createClock({ pace: "real" });
    const begun = performance.now();
    void clock.sleep(20);

    const settlement = await clock.settle(5);

    expect(settlement.settled).toBe(true);
    expect(performance.now() - begun).toBeGreaterThanOrEqual(19);
  });

  it("never ends a wait early", async () => {
    const clock = createClock({ pace: "real" });
    const due = clock.now().getTime() + 7;
    const ended: number[] = [];
    void clock.sleep(7).then(() => ended.push(clock.now().getTime()));

    await clock.settle(5);

    expect(ended[0]).toBeGreaterThanOrEqual(due);
  });

  it("cannot be advanced", async () => {
    const clock = createClock({ pace: "real" });

    await expect(clock.advance(1)).rejects.toThrow(RangeError);
  });
});
