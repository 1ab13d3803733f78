import { afterEach, describe, expect, it, vi } from "vitest";
import { readEnvironment } from "../../../functions/runtime/env.ts";
import { protectionEntries, readProtectedNames } from "../../../functions/runtime/protection.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});

/** Which names are protected where the stack's parameters are these. */
const protectedWith = (owners: string, opened: string) => {
  vi.stubEnv("PROTECTED_ROLE_NAMES", owners);
  vi.stubEnv("OPENED_ROLE_NAMES", opened);
  return readProtectedNames(readEnvironment(protectionEntries));
};

describe("readProtectedNames", () => {
  it("protects the built-in roles where nothing was said", () => {
    const names = protectedWith("", "");

    expect(names).toContain("AWSServiceRoleForSupport");
    expect(names).not.toContain("AWSServiceRoleForFIS");
  });

  it("protects what the owner protects, too", () => {
    const names = protectedWith("AWSServiceRoleForFIS, AWSServiceRoleForECS", "");

    expect(names).toEqual(
      expect.arrayContaining(["AWSServiceRoleForSupport", "AWSServiceRoleForFIS", "AWSServiceRoleForECS"]),
    );
  });

  it("opens just the built-in roles that the owner opens, and none that the owner protects", () => {
    const names = protectedWith("AWSServiceRoleForFIS", "AWSServiceRoleForSupport,AWSServiceRoleForFIS");

    expect(names).not.toContain("AWSServiceRoleForSupport");
    expect(names).toEqual(
      expect.arrayContaining(["AWSServiceRoleForTrustedAdvisor", "AWSServiceRoleForFIS"]),
    );
  });
});
