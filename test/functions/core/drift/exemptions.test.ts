import { describe, expect, it } from "vitest";
import { exemptionOf, expiredExemptions } from "../../../../functions/core/drift/exemptions.ts";
import type { Exemption } from "../../../../functions/core/policy.ts";
import { ACCOUNT, exemption, matching, subject } from "./examples.ts";

const NEW_YEAR = "2026-12-31T00:00:00.000Z";
const BEFORE = "2026-12-30T23:59:59.999Z";

const listed = (...exemptions: readonly Exemption[]) => ({ exemptions });

describe("exemptionOf", () => {
  it.each([
    ["there is no policy", undefined],
    ["the policy has none", listed()],
    ["none speaks of the role", listed(exemption("a", { match: matching({ roles: ["other"] }) }))],
  ])("answers none where %s", (_what, policy) => {
    expect(exemptionOf(policy, subject(), BEFORE)).toBeUndefined();
  });

  it("answers the first that speaks of the role and has not expired", () => {
    const policy = listed(
      exemption("other", { match: matching({ roles: ["other"] }) }),
      exemption("old", { expiresAt: "2026-01-01T00:00:00Z" }),
      exemption("first"),
      exemption("second"),
    );

    expect(exemptionOf(policy, subject(), BEFORE)?.name).toBe("first");
  });

  it("holds until just before the instant at which it expires", () => {
    const policy = listed(exemption("a"));

    expect(exemptionOf(policy, subject(), BEFORE)?.name).toBe("a");
    expect(exemptionOf(policy, subject(), NEW_YEAR)).toBeUndefined();
    expect(exemptionOf(policy, subject(), "2027-06-01T00:00:00.000Z")).toBeUndefined();
  });

  it("compares instants, not their spelling", () => {
    const policy = listed(exemption("a", { expiresAt: "2026-12-31T01:00:00+01:00" }));

    expect(exemptionOf(policy, subject(), BEFORE)?.name).toBe("a");
    expect(exemptionOf(policy, subject(), NEW_YEAR)).toBeUndefined();
  });

  it("leaves a role alone of whose account nobody has said in which units it is", () => {
    const policy = listed(exemption("a", { match: matching({ organizationalUnits: ["ou-a"] }) }));

    expect(exemptionOf(policy, subject(), BEFORE)?.name).toBe("a");
    expect(exemptionOf(policy, subject({ organizationalUnits: ["ou-b"] }), BEFORE)).toBeUndefined();
  });
});

describe("expiredExemptions", () => {
  const expired = (...exemptions: readonly Exemption[]) =>
    expiredExemptions(listed(...exemptions), ACCOUNT, NEW_YEAR).map(({ name }) => name);

  it("is empty where there is no policy", () => {
    expect(expiredExemptions(undefined, ACCOUNT, NEW_YEAR)).toEqual([]);
  });

  it("lists those that have expired, from just the instant on", () => {
    const later = exemption("later", { expiresAt: "2026-12-31T00:00:00.001Z" });

    expect(expired(exemption("a"), later, exemption("b"))).toEqual(["a", "b"]);
  });

  it("leaves out those of other accounts", () => {
    const other = exemption("other", { match: matching({ accounts: ["999900001111"] }) });
    const ours = exemption("ours", { match: matching({ accounts: ["999900001111", ACCOUNT] }) });

    expect(expired(other, ours)).toEqual(["ours"]);
  });

  it("leaves out those of units that do not hold the account, where they were told", () => {
    const policy = listed(exemption("a", { match: matching({ organizationalUnits: ["ou-a"] }) }));
    const names = (units: readonly string[] | undefined) =>
      expiredExemptions(policy, ACCOUNT, NEW_YEAR, units).map(({ name }) => name);

    expect(names(undefined)).toEqual(["a"]);
    expect(names(["ou-a", "ou-b"])).toEqual(["a"]);
    expect(names(["ou-b"])).toEqual([]);
  });

  it("names those of roles that do not exist: nobody can tell which an owner thought of", () => {
    expect(expired(exemption("a", { match: matching({ roles: ["AWSServiceRoleForNothing"] }) }))).toEqual([
      "a",
    ]);
  });
});
