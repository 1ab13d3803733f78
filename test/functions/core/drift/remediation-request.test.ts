import { describe, expect, it } from "vitest";
import { changeText, decommissionRequest } from "../../../../functions/core/drift/remediation-request.ts";
import type { ReleaseLimit } from "../../../../functions/core/policy.ts";
import { ACCOUNT, ROLE_NAME, rule, runBy } from "./examples.ts";

const DIGEST = "a".repeat(64);
const run = runBy(rule("tidy"), { response: "approve", plan: { digest: DIGEST, usages: [] } });
const by = (release: ReleaseLimit) => rule("tidy", { release });
const listed = by({ upTo: "listed", arns: ["arn:aws:ivs:*"] });
const warrant = { kind: "unused", occurrence: 1, runId: "run-1" };

describe("decommissionRequest", () => {
  it("plans without a digest and without a warrant: a plan changes nothing", () => {
    expect(decommissionRequest(ROLE_NAME, run, by({ upTo: "approved" }), "plan")).toEqual({
      roleName: ROLE_NAME,
      mode: "plan",
      release: true,
      roleId: "AROAEXAMPLEROLEID0001",
    });
  });

  it("applies just the plan that was approved, with a warrant", () => {
    expect(decommissionRequest(ROLE_NAME, run, by({ upTo: "approved" }), "apply")).toEqual({
      roleName: ROLE_NAME,
      mode: "apply",
      release: true,
      roleId: "AROAEXAMPLEROLEID0001",
      planDigest: DIGEST,
      warrant,
    });
  });

  it("releases nothing where only what is approved may be, and nobody was asked", () => {
    const acting = { ...run, response: "act" as const };

    expect(decommissionRequest(ROLE_NAME, acting, by({ upTo: "approved" }), "apply")).toEqual({
      roleName: ROLE_NAME,
      mode: "apply",
      release: false,
      roleId: "AROAEXAMPLEROLEID0001",
      warrant,
    });
  });

  it.each(["plan", "apply"] as const)("never releases where the rule says never (%s)", (mode) => {
    expect(decommissionRequest(ROLE_NAME, run, by({ upTo: "never" }), mode).release).toBe(false);
  });

  it.each(["approve", "act"] as const)("holds a run to the listed usages (%s)", (response) => {
    expect(decommissionRequest(ROLE_NAME, { ...run, response }, listed, "apply")).toMatchObject({
      release: true,
      releaseOnly: ["arn:aws:ivs:*"],
    });
  });
});

describe("changeText", () => {
  const change = { action: "put-back" as const, roleId: "AROAEXAMPLEROLEID0001", rule: "{}" };

  it("says what would be changed, of which role of which account", () => {
    expect(changeText(ACCOUNT, ROLE_NAME, change)).toBe(
      '["rolecall change 1","111122223333","AWSServiceRoleForIVSRecordToS3","put-back","AROAEXAMPLEROLEID0001","{}"]',
    );
  });

  it.each([
    ["account", changeText("444455556666", ROLE_NAME, change)],
    ["role", changeText(ACCOUNT, "AWSServiceRoleForECS", change)],
    ["action", changeText(ACCOUNT, ROLE_NAME, { ...change, action: "recreate" })],
    ["incarnation", changeText(ACCOUNT, ROLE_NAME, { ...change, roleId: "AROAEXAMPLEROLEID0002" })],
    ["rule", changeText(ACCOUNT, ROLE_NAME, { ...change, rule: '{"name":"x"}' })],
    ["absence", changeText(ACCOUNT, ROLE_NAME, { action: "put-back", rule: "{}" })],
  ])("is another text for another %s", (_what, text) => {
    expect(text).not.toBe(changeText(ACCOUNT, ROLE_NAME, change));
  });
});
