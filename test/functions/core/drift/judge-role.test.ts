import { describe, expect, it } from "vitest";
import { judgeRole, subjectOf } from "../../../../functions/core/drift/judge-role.ts";
import type { Rule } from "../../../../functions/core/policy.ts";
import type { RecordStatus, RoleRecord } from "../../../../functions/core/record.ts";
import { read, role, usage } from "../examples.ts";
import { exemption, matching, policy, rule, standards, unusedRecord } from "./examples.ts";

/** Kinds of what is found of the unused role, changed so, by a rule that asks for this. */
const kinds = (record: Partial<RoleRecord>, asked: Partial<Rule> = {}) =>
  judgeRole({ ...unusedRecord, ...record }, standards([rule("tidy", asked)])).map(({ kind }) => kind);

/** The sentence that is said of a role of this kind. */
const summary = (kind: string, record: Partial<RoleRecord>, asked: Partial<Rule> = {}) =>
  judgeRole({ ...unusedRecord, ...record }, standards([rule("tidy", asked)])).find((one) => one.kind === kind)
    ?.summary;

const used: Partial<RoleRecord> = {
  status: "in-use",
  regions: { "us-east-1": read("us-east-1", [usage("A")]), "eu-west-1": read("eu-west-1") },
};

describe("judgeRole", () => {
  it("says everything of an unused role that its rule wants decommissioned", () => {
    expect(judgeRole(unusedRecord, standards([rule("tidy", { unused: "approve" })]))).toEqual([
      {
        kind: "unused",
        subject: "AWSServiceRoleForIVSRecordToS3",
        roleId: "AROAEXAMPLEROLEID0001",
        summary:
          "AWSServiceRoleForIVSRecordToS3 is unused: nothing uses it in any enabled Region, and IAM shows no use since it was made at 2026-01-01T00:00:00.000Z",
        rule: "tidy",
        policyDigest: "e".repeat(64),
        remedy: { action: "decommission", response: "approve" },
        why: "Rule tidy (1 of 1) is the first that matches. It is to be decommissioned once somebody approves.",
        evidence: {
          status: "unused",
          roleArn: role.arn,
          createdAt: "2026-01-01T00:00:00.000Z",
          roleReadAt: "2026-11-20T11:00:00.000Z",
          completeAt: "2026-11-20T11:00:00.000Z",
          regionsRead: ["eu-west-1", "us-east-1"],
          regionsUnread: [],
          usages: [],
        },
      },
    ]);
  });

  it("only reports where there is no policy, and names none", () => {
    const [said] = judgeRole(unusedRecord, { ...standards([]), policy: undefined });

    expect(said).toMatchObject({
      kind: "unused",
      rule: "(no rule)",
      why: "There is no policy. It is only reported.",
    });
    expect(said).not.toHaveProperty("policyDigest");
    expect(said).not.toHaveProperty("remedy");
  });

  it("says nothing of a role that is gone", () => {
    expect(kinds({ status: "gone" }, { state: "forbidden" })).toEqual([]);
  });

  it("says nothing of a role that is exempt", () => {
    const rules = [rule("tidy", { state: "forbidden", unused: "act" })];
    const judge = (expiresAt: string) =>
      judgeRole(
        unusedRecord,
        standards(rules, { policy: policy(rules, { exemptions: [exemption("a", { expiresAt })] }) }),
      );

    expect(judge("2026-11-20T12:00:00.001Z")).toEqual([]);
    expect(judge("2026-11-20T12:00:00.000Z").map(({ kind }) => kind)).toEqual(["unexpected", "unused"]);
  });

  it("does nothing to a protected role, and says why", () => {
    const rules = [rule("tidy", { state: "forbidden", unexpected: "act", unused: "act" })];

    const said = judgeRole(unusedRecord, standards(rules, { protectedRoleNames: [role.roleName] }));

    expect(said.map(({ kind, remedy }) => [kind, remedy])).toEqual([
      ["unexpected", undefined],
      ["unused", undefined],
    ]);
    expect(said[0]?.why).toContain("the role is protected");
  });
});

describe("judgeRole, of state and use", () => {
  it.each<[Rule["state"], RecordStatus, readonly string[]]>([
    ["allowed", "in-use", []],
    ["allowed", "unused", ["unused"]],
    ["allowed", "unknown", ["unknown"]],
    ["allowed", "unobserved", []],
    ["required", "in-use", []],
    ["required", "unused", ["unused"]],
    ["required", "unknown", ["unknown"]],
    ["required", "unobserved", []],
    ["forbidden", "in-use", ["unexpected"]],
    ["forbidden", "unused", ["unexpected", "unused"]],
    ["forbidden", "unknown", ["unexpected", "unknown"]],
    ["forbidden", "unobserved", ["unexpected"]],
  ])("finds of a role that is %s and %s: %j", (state, status, expected) => {
    expect(kinds({ status }, { state })).toEqual(expected);
  });

  it("names the rule that forbids a role", () => {
    expect(summary("unexpected", {}, { state: "forbidden" })).toBe(
      "AWSServiceRoleForIVSRecordToS3 exists, and rule tidy forbids it",
    );
  });

  it("never calls a role unused that no whole pass has cleared", () => {
    const { clearedAt: _, ...uncleared } = unusedRecord;

    expect(judgeRole(uncleared, standards([rule("tidy")]))).toEqual([]);
  });

  it("never calls a role unused that is in use, however long IAM has shown no use", () => {
    const idle = { ...used, role: { ...role, createdAt: "2020-01-01T00:00:00Z" } };

    expect(kinds(idle, { unused: "act" })).toEqual([]);
  });

  it.each<[string, Partial<RoleRecord["role"]>, readonly string[]]>([
    ["used a moment too late", { lastUsedAt: "2026-10-21T12:00:00.001Z" }, []],
    ["used thirty days ago", { lastUsedAt: "2026-10-21T12:00:00.000Z" }, ["unused"]],
    ["never used, made a moment too late", { createdAt: "2026-10-21T12:00:00.001Z" }, []],
    ["never used, made thirty days ago", { createdAt: "2026-10-21T12:00:00.000Z" }, ["unused"]],
  ])("finds of an unused role that was %s: %j", (_what, more, expected) => {
    expect(kinds({ role: { ...unusedRecord.role, ...more } })).toEqual(expected);
  });
});

describe("subjectOf", () => {
  it("takes what a rule can ask of a role from its record", () => {
    const record = { ...unusedRecord, role: { ...role, tags: { a: "1" } } };

    expect(subjectOf(record, { organizationalUnits: ["ou-a"] })).toEqual({
      account: "111122223333",
      roleName: "AWSServiceRoleForIVSRecordToS3",
      principal: "ivs.amazonaws.com",
      tags: { a: "1" },
      organizationalUnits: ["ou-a"],
    });
  });

  it("has a rule that asks for a tag count for the roles that have it", () => {
    const rules = [rule("tagged", { match: matching({ tags: { a: "1" } }) }), rule("rest")];
    const record = { ...unusedRecord, role: { ...unusedRecord.role, tags: { a: "1" } } };

    expect(judgeRole(record, standards(rules))[0]?.rule).toBe("tagged");
    expect(judgeRole(unusedRecord, standards(rules))[0]?.rule).toBe("rest");
  });
});
