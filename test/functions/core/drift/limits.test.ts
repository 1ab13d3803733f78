import { describe, expect, it } from "vitest";
import {
  extentOf,
  hasPercentage,
  mostReleases,
  mostRolesPerDay,
} from "../../../../functions/core/drift/limits.ts";
import { read, unread, usage } from "../examples.ts";
import { unusedRecord } from "./examples.ts";

const none = {
  rolesPerDay: null,
  rolesPerDayPercent: null,
  releasesPerRun: null,
  releasesPerRunPercent: null,
};

/** Absolute limit, percentage, of how many, and what may be. */
const CASES: readonly [number | null, number | null, number, number | undefined][] = [
  [null, null, 60, undefined],
  [10, null, 60, 10],
  [10, null, 3, 10],
  [0, null, 60, 0],
  [null, 10, 60, 6],
  [null, 10, 59, 5],
  [null, 10, 9, 0],
  [null, 10, 0, 0],
  [null, 100, 7, 7],
  [null, 7, 100, 7],
  [null, 29, 100, 29],
  [null, 1, 99, 0],
  [5, 10, 60, 5],
  [7, 10, 60, 6],
  [0, 100, 60, 0],
  [5, 1, 60, 0],
];

describe("mostRolesPerDay", () => {
  it.each(CASES)(
    "with %j at most and %j per cent of %i roles is %j",
    (rolesPerDay, percent, roles, expected) => {
      const limits = { ...none, rolesPerDay, rolesPerDayPercent: percent, releasesPerRun: 99 };

      expect(mostRolesPerDay(limits, { roles, usages: 1 })).toBe(expected);
    },
  );
});

describe("mostReleases", () => {
  it.each(CASES)(
    "with %j at most and %j per cent of %i usages is %j",
    (releasesPerRun, percent, usages, expected) => {
      const limits = { ...none, releasesPerRun, releasesPerRunPercent: percent, rolesPerDay: 99 };

      expect(mostReleases(limits, { roles: 1, usages })).toBe(expected);
    },
  );
});

describe("hasPercentage", () => {
  it.each([
    ["no limit", {}, false],
    ["absolute limits", { rolesPerDay: 1, releasesPerRun: 1 }, false],
    ["a share of the roles", { rolesPerDayPercent: 1 }, true],
    ["a share of the usages", { releasesPerRunPercent: 1 }, true],
  ])("of %s", (_what, more, expected) => {
    expect(hasPercentage({ ...none, ...more })).toBe(expected);
  });
});

describe("extentOf", () => {
  it("counts nothing where there is nothing", () => {
    expect(extentOf([])).toEqual({ roles: 0, usages: 0 });
  });

  it("counts roles that are there, whatever is known of them, and each usage once", () => {
    const shared = { "us-east-1": read("us-east-1", [usage("A"), usage("B")]) };
    const records = [
      { ...unusedRecord, regions: shared, status: "in-use" as const },
      { ...unusedRecord, regions: { ...shared, "eu-west-1": read("eu-west-1", [usage("C"), usage("A")]) } },
      { ...unusedRecord, regions: { "us-east-1": unread("us-east-1") }, status: "unknown" as const },
      { ...unusedRecord, regions: {}, status: "unobserved" as const },
    ];

    expect(extentOf(records)).toEqual({ roles: 4, usages: 3 });
  });

  it("does not count a role that is gone, nor what its record still names", () => {
    const gone = { ...unusedRecord, status: "gone" as const, regions: { x: read("x", [usage("A")]) } };

    expect(extentOf([gone])).toEqual({ roles: 0, usages: 0 });
  });
});
