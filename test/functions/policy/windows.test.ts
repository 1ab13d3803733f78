import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MaintenanceWindow } from "../../../functions/core/policy.ts";
import { cronFault, neverOpens, windowAt } from "../../../functions/policy/windows.ts";

function at(cron: string, hours: number, timeZone: string, now: string): string {
  const state = windowAt({ cron, durationSeconds: hours * 3_600, timeZone }, new Date(now));
  return state.open
    ? `open until ${state.closesAt.toISOString()}`
    : `closed until ${state.opensAt?.toISOString()}`;
}

describe("windowAt", () => {
  it.each([
    // A Friday night from 22:00 to 02:00 in Zurich.
    ["2026-11-20T20:59:59.999Z", "closed until 2026-11-20T21:00:00.000Z"],
    ["2026-11-20T21:00:00.000Z", "open until 2026-11-21T01:00:00.000Z"],
    ["2026-11-21T00:59:59.999Z", "open until 2026-11-21T01:00:00.000Z"],
    ["2026-11-21T01:00:00.000Z", "closed until 2026-11-23T21:00:00.000Z"],
  ])("is open from its start to before its end, over midnight: at %s %s", (now, state) => {
    expect(at("0 22 * * 1-5", 4, "Europe/Zurich", now)).toBe(state);
  });

  it.each([
    // 2:30 does not exist on 29 March 2026 in Zurich, nor on 8 March in New York.
    ["30 2 * * *", "Europe/Zurich", "2026-03-29T00:59:59Z", "closed until 2026-03-29T01:00:00.000Z"],
    ["30 2 * * *", "Europe/Zurich", "2026-03-29T01:00:00Z", "open until 2026-03-29T02:00:00.000Z"],
    ["30 2 * * *", "America/New_York", "2026-03-08T07:30:00Z", "open until 2026-03-08T08:00:00.000Z"],
    // The day after, the clock is an hour ahead of the sun.
    ["30 2 * * *", "Europe/Zurich", "2026-03-30T00:30:00Z", "open until 2026-03-30T01:30:00.000Z"],
    // 2:30 comes twice on 25 October in Zurich, 1:30 on 1 November in New York: the first time counts.
    ["30 2 * * *", "Europe/Zurich", "2026-10-25T00:30:00Z", "open until 2026-10-25T01:30:00.000Z"],
    ["30 2 * * *", "Europe/Zurich", "2026-10-25T01:30:00Z", "closed until 2026-10-26T01:30:00.000Z"],
    ["30 1 * * *", "America/New_York", "2026-11-01T05:30:00Z", "open until 2026-11-01T06:30:00.000Z"],
    ["30 1 * * *", "America/New_York", "2026-11-01T06:30:00Z", "closed until 2026-11-02T06:30:00.000Z"],
    // Kathmandu is 5 hours and 45 minutes ahead, without changes; Chatham 12:45 or 13:45, and changes on 5 April.
    ["0 22 * * *", "Asia/Kathmandu", "2026-11-21T16:15:00Z", "open until 2026-11-21T17:15:00.000Z"],
    ["0 22 * * *", "Asia/Kathmandu", "2026-11-21T16:14:59Z", "closed until 2026-11-21T16:15:00.000Z"],
    ["0 22 * * *", "Pacific/Chatham", "2026-04-04T08:15:00Z", "open until 2026-04-04T09:15:00.000Z"],
    ["0 22 * * *", "Pacific/Chatham", "2026-04-05T09:15:00Z", "open until 2026-04-05T10:15:00.000Z"],
  ])("%s for an hour in %s, at %s: %s", (cron, timeZone, now, state) => {
    expect(at(cron, 1, timeZone, now)).toBe(state);
  });

  it("lasts for so much elapsed time, whatever the clock does meanwhile", () => {
    expect(at("0 0 * * *", 4, "Europe/Zurich", "2026-03-28T23:00:00Z")).toBe(
      "open until 2026-03-29T03:00:00.000Z",
    );
    expect(at("0 0 * * *", 4, "Europe/Zurich", "2026-10-24T22:00:00Z")).toBe(
      "open until 2026-10-25T02:00:00.000Z",
    );
  });

  it("makes one of windows that overlap or touch", () => {
    expect(at("0 20,22 * * *", 3, "UTC", "2026-11-21T20:00:00Z")).toBe("open until 2026-11-22T01:00:00.000Z");
    expect(at("0 20,22 * * *", 2, "UTC", "2026-11-21T20:00:00Z")).toBe("open until 2026-11-22T00:00:00.000Z");
  });

  it("is always open if it is longer than its period", () => {
    const now = new Date("2026-11-21T12:34:56Z");
    const state = windowAt({ cron: "0 0 * * *", durationSeconds: 25 * 3_600, timeZone: "UTC" }, now);

    expect(state).toEqual({ open: true, closesAt: new Date("2026-11-30T01:00:00Z") });
  });

  it("never opens on a day that there is not", () => {
    expect(at("0 0 31 2 *", 1, "UTC", "2026-11-21T00:00:00Z")).toBe("closed until undefined");
    expect([neverOpens("0 0 31 2 *"), neverOpens("0 0 29 2 *")]).toEqual([true, false]);
  });

  it("agrees with going through every start, in any zone and at any time of two years", () => {
    const zones = [
      "Europe/Zurich",
      "America/New_York",
      "Asia/Kathmandu",
      "Australia/Lord_Howe",
      "Pacific/Chatham",
    ];
    const times = ["30 2 * * *", "0 */6 * * *", "0 22 * * 1-5", "15 1-3 * * 0", "0 0 1 * *"];
    const instants = fc.date({
      min: new Date("2026-01-01T00:00:00Z"),
      max: new Date("2028-01-01T00:00:00Z"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...times),
        fc.constantFrom(...zones),
        fc.integer({ min: 15, max: 7 * 24 * 60 }),
        instants,
        (cron, timeZone, minutes, now) => {
          const window = { cron, timeZone, durationSeconds: minutes * 60 };

          const { open } = windowAt(window, now);

          expect(open).toBe(isOpenByStarts(window, now));
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** Goes forward from a time before any window that can be open: the start of a tiny window is when it is closed until. */
function isOpenByStarts(window: MaintenanceWindow, now: Date): boolean {
  const shortly = { ...window, durationSeconds: 0 };
  let start = new Date(now.getTime() - window.durationSeconds * 1_000);
  const state = windowAt(shortly, start);
  start = state.open || state.opensAt === undefined ? now : state.opensAt;
  return start <= now;
}

describe("cronFault", () => {
  it.each([
    ["0 22 * *", "must have five fields: minute, hour, day of month, month and day of week"],
    ["0 0 22 * * *", "must have five fields: minute, hour, day of month, month and day of week"],
    ["@daily", "must have five fields: minute, hour, day of month, month and day of week"],
    // croner reads a question mark as the time of the reading.
    ["? 22 * * *", "must have five fields: minute, hour, day of month, month and day of week"],
    ["60 22 * * *", "Invalid value for minute: 60"],
    ["0 22 * * 5-1", "From value is larger than to value: '5-1'"],
  ])("of %s: %s", (expression, fault) => {
    expect(cronFault(expression)).toBe(fault);
  });

  it.each(["0 22 * * 1-5", "*/15 0-6 1,15 JAN-MAR *", "0 4 L * *", "0 4 * * SUN#1"])(
    "is none of %s",
    (expression) => {
      expect(cronFault(expression)).toBeUndefined();
    },
  );
});
