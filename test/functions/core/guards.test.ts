import { describe, expect, it } from "vitest";
import {
  BUILT_IN_PROTECTED_ROLE_NAMES,
  protectedNames,
  protection,
  refusal,
} from "../../../functions/core/guards.ts";

describe("refusal", () => {
  it("allows a change where nothing speaks against it", () => {
    const why = refusal("AWSServiceRoleForMediaTailor", { paused: false, protectedRoleNames: [] });

    expect(why).toBeUndefined();
  });

  it("refuses while rolecall is paused, with the owner's reason", () => {
    const why = refusal("AWSServiceRoleForMediaTailor", {
      paused: true,
      pausedReason: "audit week",
      protectedRoleNames: [],
    });

    expect(why).toBe(
      "rolecall is paused in this account (audit week); nothing is changed until somebody unpauses it",
    );
  });

  it("refuses while rolecall is paused without a reason", () => {
    const why = refusal("AWSServiceRoleForMediaTailor", { paused: true, protectedRoleNames: [] });

    expect(why).toContain("(no reason was given)");
  });

  it("refuses for a role that the owner protects", () => {
    const why = refusal("AWSServiceRoleForMediaTailor", {
      paused: false,
      protectedRoleNames: ["AWSServiceRoleForMediaTailor"],
    });

    expect(why).toBe(
      "AWSServiceRoleForMediaTailor is on the owner's list of protected roles (stack parameter ProtectedRoleNames)",
    );
  });
});

describe("protection", () => {
  it.each([...BUILT_IN_PROTECTED_ROLE_NAMES])("keeps %s until the owner opens just it", (roleName) => {
    expect(protection(roleName, protectedNames([], []))).toBe(
      `${roleName} is on the built-in list of protected roles, which only its owner can open (stack parameter OpenedRoleNames)`,
    );
    expect(protection(roleName, protectedNames([], ["AWSServiceRoleForNothing"]))).toBeDefined();
    expect(protection(roleName, protectedNames([], [roleName]))).toBeUndefined();
    expect(protection(roleName, protectedNames([roleName], [roleName]))).toBeDefined();
  });

  it("has the roles on its list that govern, secure and audit an account", () => {
    expect(BUILT_IN_PROTECTED_ROLE_NAMES).toEqual(
      expect.arrayContaining([
        "AWSServiceRoleForOrganizations",
        "AWSServiceRoleForSSO",
        "AWSServiceRoleForSupport",
        "AWSServiceRoleForTrustedAdvisor",
        "AWSServiceRoleForCloudTrail",
        "AWSServiceRoleForConfig",
        "AWSServiceRoleForAmazonGuardDuty",
        "AWSServiceRoleForSecurityHub",
        "AWSServiceRoleForBackup",
      ]),
    );
  });
});
