import { afterEach, describe, expect, it, vi } from "vitest";
import { readEnvironment } from "../../../functions/runtime/env.ts";
import { readFixedStandards, standardsEntries, standardsNow } from "../../../functions/runtime/standards.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});

const fixedWith = (units: string) => {
  vi.stubEnv("ORGANIZATIONAL_UNITS", units);
  vi.stubEnv("PROTECTED_ROLE_NAMES", "AWSServiceRoleForFIS");
  return readFixedStandards(readEnvironment(standardsEntries));
};

describe("the standards", () => {
  it.each([
    ["", undefined],
    [" , ", undefined],
    ["ou-abcd-12345678, r-abcd", ["ou-abcd-12345678", "r-abcd"]],
  ])("know of %j which organizational units hold the account", (units, known) => {
    expect(fixedWith(units).organizationalUnits).toEqual(known);
  });

  it("name the owner's protected roles beside the built-in ones", () => {
    expect(fixedWith("").protectedRoleNames).toEqual(
      expect.arrayContaining(["AWSServiceRoleForFIS", "AWSServiceRoleForSupport"]),
    );
  });

  it("hold now, without a policy", () => {
    const standards = standardsNow(fixedWith("r-abcd"), undefined, new Date("2026-11-20T09:00:00Z"));

    expect(standards).toMatchObject({
      policy: undefined,
      organizationalUnits: ["r-abcd"],
      at: "2026-11-20T09:00:00.000Z",
    });
  });
});
