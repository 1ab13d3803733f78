import { describe, expect, it } from "vitest";
import {
  judgeExemptions,
  judgeMissing,
  requiredRoles,
} from "../../../../functions/core/drift/judge-account.ts";
import type { Rule } from "../../../../functions/core/policy.ts";
import type { RecordStatus, RoleRecord } from "../../../../functions/core/record.ts";
import {
  ACCOUNT,
  exemption,
  matching,
  policy,
  ROLE_NAME,
  rule,
  standards,
  unusedRecord,
} from "./examples.ts";

const ivs = matching({ services: ["ivs.amazonaws.com"], roles: [ROLE_NAME] });

const requires = (name: string, more: Partial<Rule> = {}) =>
  rule(name, { state: "required", match: ivs, missing: "act", ...more });

const needed = requires("needed");

describe("requiredRoles", () => {
  const names = (rules: readonly Rule[], units?: readonly string[]) =>
    requiredRoles(policy(rules), ACCOUNT, units).map((of) => [of.roleName, of.rule.name]);

  it("is empty where there is no policy", () => {
    expect(requiredRoles(undefined, ACCOUNT, undefined)).toEqual([]);
  });

  it("lists each role that a rule names, with its service", () => {
    const two = requires("two", { match: { ...ivs, roles: ["A", "B"] } });

    expect(requiredRoles(policy([rule("a", { match: ivs }), two]), ACCOUNT, undefined)).toEqual([
      { roleName: "A", principal: "ivs.amazonaws.com", rule: two },
      { roleName: "B", principal: "ivs.amazonaws.com", rule: two },
    ]);
  });

  it.each(["allowed", "forbidden"] as const)("lists none of a rule by which roles are %s", (state) => {
    expect(names([requires("a", { state })])).toEqual([]);
  });

  it("lists a role for the first rule that speaks of it only, and once", () => {
    const twice = requires("first", { match: { ...ivs, roles: [ROLE_NAME, ROLE_NAME] } });

    expect(names([twice, requires("second")])).toEqual([[ROLE_NAME, "first"]]);
    expect(names([rule("allowed"), requires("second")])).toEqual([]);
  });

  it("lists none for another account", () => {
    const elsewhere = requires("elsewhere", { match: { ...ivs, accounts: ["999900001111"] } });

    expect(names([elsewhere, requires("here")])).toEqual([[ROLE_NAME, "here"]]);
  });

  it("lists none where it is unknown whether an earlier rule speaks of it", () => {
    const rules = [rule("units", { match: matching({ organizationalUnits: ["ou-a"] }) }), needed];

    expect(names(rules)).toEqual([]);
    expect(names(rules, ["ou-b"])).toEqual([[ROLE_NAME, "needed"]]);
    expect(names(rules, ["ou-a"])).toEqual([]);
  });

  it("lists none of a rule that names no service, which no policy has", () => {
    expect(names([requires("a", { match: matching({ roles: ["A"] }) })])).toEqual([["A", "a"]]);
  });
});

describe("judgeMissing", () => {
  const required = { roleName: ROLE_NAME, principal: "ivs.amazonaws.com", rule: needed };
  const judge = (record: RoleRecord | undefined, by = standards([needed])) =>
    judgeMissing(required, record, ACCOUNT, by);

  it("says that a role was never seen, and that it is to be made again", () => {
    expect(judge(undefined)).toEqual([
      {
        kind: "missing",
        subject: ROLE_NAME,
        summary: "AWSServiceRoleForIVSRecordToS3 is not there, and rule needed requires it",
        rule: "needed",
        policyDigest: "e".repeat(64),
        remedy: { action: "recreate", response: "act" },
        why: "Rule needed (1 of 1) is the first that matches. It is to be made again.",
        evidence: { status: "never seen", regionsRead: [], regionsUnread: [], usages: [] },
      },
    ]);
  });

  it("says when a role was seen to be gone", () => {
    const [said] = judge({ ...unusedRecord, status: "gone" });

    expect(said?.evidence).toEqual({
      status: "gone",
      roleReadAt: "2026-11-20T11:00:00.000Z",
      regionsRead: [],
      regionsUnread: [],
      usages: [],
    });
  });

  it.each<RecordStatus>(["in-use", "unused", "unknown", "unobserved"])(
    "says nothing of a role that is %s",
    (status) => {
      expect(judge({ ...unusedRecord, status })).toEqual([]);
    },
  );

  it("says nothing of a role that is exempt", () => {
    const exempt = policy([needed], { exemptions: [exemption("a", { match: ivs })] });
    const expired = policy([needed], {
      exemptions: [exemption("a", { expiresAt: "2026-11-20T12:00:00.000Z" })],
    });

    expect(judge(undefined, standards([needed], { policy: exempt }))).toEqual([]);
    expect(judge(undefined, standards([needed], { policy: expired }))).toHaveLength(1);
  });

  it("only reports, of no policy, where there is none any more", () => {
    const [said] = judge(undefined, standards([], { policy: undefined }));

    expect(said).toMatchObject({ rule: "(no rule)", why: "There is no policy. It is only reported." });
    expect(said).not.toHaveProperty("policyDigest");
  });

  it("makes a protected role again: protection is against deletion", () => {
    const [said] = judge(undefined, standards([needed], { protectedRoleNames: [ROLE_NAME] }));

    expect(said?.remedy).toEqual({ action: "recreate", response: "act" });
  });
});

describe("judgeExemptions", () => {
  const old = exemption("old", { expiresAt: "2026-11-20T12:00:00.000Z" });
  const judge = (exemptions: readonly ReturnType<typeof exemption>[], units?: readonly string[]) =>
    judgeExemptions(
      ACCOUNT,
      standards([], { policy: policy([], { exemptions }), organizationalUnits: units }),
    );

  it("says whose exemption expired when, under the exemption's name", () => {
    expect(judge([old, exemption("active")])).toEqual([
      {
        kind: "exemption-expired",
        subject: "exemption:old",
        summary: "Exemption old of video-platform (migration) expired at 2026-11-20T12:00:00.000Z",
        rule: "(no rule)",
        policyDigest: "e".repeat(64),
        why: "Roles that it covered are judged like any other now. A finding of this kind is only reported.",
        evidence: { status: "expired", regionsRead: [], regionsUnread: [], usages: [] },
      },
    ]);
  });

  it("says nothing of an exemption of units that do not hold the account", () => {
    const ofUnit = { ...old, match: matching({ organizationalUnits: ["ou-a"] }) };

    expect(judge([ofUnit], ["ou-b"])).toEqual([]);
    expect(judge([ofUnit], ["ou-a"])).toHaveLength(1);
  });

  it("says nothing where there is no policy", () => {
    expect(judgeExemptions(ACCOUNT, standards([], { policy: undefined }))).toEqual([]);
  });
});
