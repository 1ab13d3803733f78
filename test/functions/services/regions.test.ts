import { describe, expect, it } from "vitest";
import type { RegionReading } from "../../../functions/core/usage.ts";
import { regionsToRead } from "../../../functions/services/regions.ts";

const service = { regions: ["us-east-1", "eu-west-1"] };
const readAt = "2026-11-20T09:00:00.000Z";
const usage = { kind: "k", arn: "arn:a", region: "eu-west-1", release: "let go", stage: 0 };
const read = (region: string, usages: readonly (typeof usage)[]): RegionReading => ({
  kind: "read",
  region,
  readAt,
  usages,
});

describe("regionsToRead", () => {
  it("names the enabled Regions where the service runs, in order of name", () => {
    expect(regionsToRead(service, ["us-west-2", "us-east-1", "eu-west-1"], undefined)).toEqual([
      "eu-west-1",
      "us-east-1",
    ]);
  });

  it("names an enabled Region that is newer than this version: the service may run there", () => {
    expect(regionsToRead(service, ["us-east-1", "eu-west-9"], undefined)).toEqual(["eu-west-9", "us-east-1"]);
  });

  it("still names a Region that was switched off with usages in it, and no other", () => {
    const regions = { "eu-west-1": read("eu-west-1", [usage]), "us-east-1": read("us-east-1", []) };

    expect(regionsToRead(service, ["us-west-2"], { regions })).toEqual(["eu-west-1"]);
  });

  it.each([
    ["in use", true, ["eu-west-1"]],
    ["not in use", false, []],
  ])("still names a Region that was %s before it could not be read any more (%s)", (_what, inUse, named) => {
    const unread = { kind: "unread", region: "eu-west-1", readAt, reason: "off", retryable: false } as const;
    const regions = { "eu-west-1": { ...unread, lastRead: { at: readAt, inUse } } };

    expect(regionsToRead(service, ["us-west-2"], { regions })).toEqual(named);
  });
});
