import { describe, expect, it } from "vitest";
import type { ServiceAdapter } from "../../../functions/services/port.ts";
import { readRegions } from "../../../functions/services/read-regions.ts";

const now = () => new Date("2026-11-20T09:00:00Z");
const readAt = "2026-11-20T09:00:00.000Z";
const usage = { kind: "k", arn: "arn:a", region: "us-east-1", release: "let go", stage: 0 };

/** An adapter that knows only how to find. */
const finding = (findUsages: ServiceAdapter["findUsages"]): ServiceAdapter => ({
  findUsages,
  readSettings: () => Promise.reject(new Error("not asked for")),
  release: () => Promise.reject(new Error("not asked for")),
  settingsAfterRelease: () => undefined,
  restore: () => Promise.reject(new Error("not asked for")),
});

describe("readRegions", () => {
  it("says of each Region what it has, in the order asked", async () => {
    const adapter = finding(async (region) => (region === "us-east-1" ? [usage] : []));

    const readings = await readRegions(adapter, ["eu-west-1", "us-east-1"], now);

    expect(readings).toEqual([
      { kind: "read", region: "eu-west-1", readAt, usages: [] },
      { kind: "read", region: "us-east-1", readAt, usages: [usage] },
    ]);
  });

  it.each([
    [Object.assign(new Error("no"), { name: "AccessDeniedException" }), "AccessDeniedException: no", false],
    [Object.assign(new Error("slow"), { name: "ThrottlingException" }), "ThrottlingException: slow", true],
  ])(
    "says why a Region could not be read and whether it may be later, case %#",
    async (error, reason, retryable) => {
      const adapter = finding(async (region) => (region === "us-east-1" ? Promise.reject(error) : []));

      const readings = await readRegions(adapter, ["us-east-1", "eu-west-1"], now);

      expect(readings).toEqual([
        { kind: "unread", region: "us-east-1", readAt, reason, retryable },
        { kind: "read", region: "eu-west-1", readAt, usages: [] },
      ]);
    },
  );

  it("takes the time before it asks, so that what happens meanwhile is later", async () => {
    let second = 0;
    const adapter = finding(async () => {
      second = 59;
      return [];
    });

    const [reading] = await readRegions(
      adapter,
      ["us-east-1"],
      () => new Date(Date.UTC(2026, 10, 20, 9, 0, second)),
    );

    expect(reading).toMatchObject({ readAt });
  });

  it("asks nobody for nothing", async () => {
    const adapter = finding(() => Promise.reject(new Error("asked")));

    expect(await readRegions(adapter, [], now)).toEqual([]);
  });
});
