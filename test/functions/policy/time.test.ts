import { describe, expect, it } from "vitest";
import { endOfDay, isDay, isInstant, isTimeZone, secondsOf } from "../../../functions/policy/time.ts";

describe("secondsOf", () => {
  it.each([
    ["15m", 900],
    ["24h", 86_400],
    ["30d", 2_592_000],
    ["2w", 1_209_600],
    ["0d", 0],
    ["1s", Number.NaN],
    ["01d", Number.NaN],
    ["-1d", Number.NaN],
    ["1", Number.NaN],
  ])("of %s is %d", (duration, seconds) => {
    expect(secondsOf(duration)).toBe(seconds);
  });
});

describe("endOfDay", () => {
  it.each([
    ["2027-01-31", "UTC", "2027-02-01T00:00:00.000Z"],
    ["2027-01-31", "Europe/Zurich", "2027-01-31T23:00:00.000Z"],
    ["2027-07-31", "Europe/Zurich", "2027-07-31T22:00:00.000Z"],
    ["2027-12-31", "Pacific/Kiritimati", "2027-12-31T10:00:00.000Z"],
    ["2027-01-31", "Etc/GMT+12", "2027-02-01T12:00:00.000Z"],
    // Beirut's clocks go from 0:00 to 1:00: its day begins at 1:00.
    ["2027-03-27", "Asia/Beirut", "2027-03-27T22:00:00.000Z"],
  ])("%s in %s is over at %s", (day, timeZone, instant) => {
    expect(endOfDay(day, timeZone).toISOString()).toBe(instant);
  });
});

describe("days, instants and time zones", () => {
  it("are only what there is", () => {
    expect(["2028-02-29", "2027-02-29", "2027-13-01", "2027-1-1", "x"].map(isDay)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
    expect(
      [
        "2027-01-31T18:00Z",
        "2027-01-31T18:00:00.5+05:45",
        "2027-02-29T18:00Z",
        "2027-01-31T18:00",
        "2027-01-31T25:00Z",
      ].map(isInstant),
    ).toEqual([true, true, false, false, false]);
    expect(["Europe/Zurich", "UTC", "+01:00", "CEST", ""].map(isTimeZone)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
