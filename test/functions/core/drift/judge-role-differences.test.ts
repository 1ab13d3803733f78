import { describe, expect, it } from "vitest";
import { judgeRole } from "../../../../functions/core/drift/judge-role.ts";
import type { Rule } from "../../../../functions/core/policy.ts";
import type { RoleRecord } from "../../../../functions/core/record.ts";
import { read, role, unread, usage } from "../examples.ts";
import { policy, rule, standards, unusedRecord } from "./examples.ts";

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

describe("judgeRole, of description and tags", () => {
  const described = (description: string) => ({ role: { ...role, description } });
  const tagged = (tags: RoleRecord["role"]["tags"]) => ({ role: { ...role, tags } });

  it.each<[string, Partial<RoleRecord>, string | null, readonly string[]]>([
    ["any, where none is wanted", described("x"), null, []],
    ["the one that is wanted", described("x"), "x", []],
    ["another", described("y"), "x", ["description-drift"]],
    ["none, where one is wanted", {}, "x", ["description-drift"]],
    ["none, where an empty one is wanted", {}, "", []],
    ["one, where an empty one is wanted", described("x"), "", ["description-drift"]],
  ])("of a role with a description: %s", (_what, record, description, expected) => {
    expect(kinds({ ...used, ...record }, { description })).toEqual(expected);
  });

  it("quotes both descriptions", () => {
    expect(summary("description-drift", described('say "a"'), { description: "b" })).toBe(
      'The description of AWSServiceRoleForIVSRecordToS3 is "say \\"a\\""; rule tidy wants "b"',
    );
  });

  it.each<[string, RoleRecord["role"]["tags"], Rule["tags"], readonly string[]]>([
    ["those that are wanted, and more", { a: "1", b: "2" }, { a: "1" }, []],
    ["more, where none is wanted", { a: "1" }, {}, []],
    ["another value", { a: "2" }, { a: "1" }, ["tag-drift"]],
    ["one too few", { a: "1" }, { a: "1", b: "2" }, ["tag-drift"]],
    ["a key in other letters", { A: "1" }, { a: "1" }, ["tag-drift"]],
    ["an empty value that is wanted", { a: "" }, { a: "" }, []],
    ["none, where an empty value is wanted", {}, { a: "" }, ["tag-drift"]],
  ])("of a role with tags: %s", (_what, tags, wanted, expected) => {
    expect(kinds({ ...used, ...tagged(tags) }, { tags: wanted })).toEqual(expected);
  });

  it.each(["__proto__", "constructor", "toString"])("takes %s for a tag like any other", (key) => {
    const wanted = { tags: Object.fromEntries([[key, "1"]]) };

    expect(kinds(used, wanted)).toEqual(["tag-drift"]);
    expect(kinds({ ...used, ...tagged(Object.fromEntries([[key, "1"]])) }, wanted)).toEqual([]);
  });

  it("names the tags that are wanted, in one order", () => {
    expect(summary("tag-drift", tagged({ c: "3" }), { tags: { c: "3", b: "2", a: "1" } })).toBe(
      "AWSServiceRoleForIVSRecordToS3 lacks what rule tidy wants it tagged with: a=1, b=2",
    );
  });
});

describe("judgeRole, of a role that came back", () => {
  const decommissioned = { runId: "run-7", roleId: "AROAEXAMPLEROLEID0000", at: "2026-11-19T00:00:00Z" };

  it("finds another incarnation than the one that a run deleted", () => {
    expect(summary("recreated-after-decommission", { decommissioned })).toBe(
      "AWSServiceRoleForIVSRecordToS3 is back as AROAEXAMPLEROLEID0001: run run-7 had deleted AROAEXAMPLEROLEID0000",
    );
  });

  it("does not take the incarnation itself for one that came back: its deletion may not show yet", () => {
    expect(kinds({ ...used, decommissioned: { ...decommissioned, roleId: role.roleId } })).toEqual([]);
  });
});

describe("judgeRole, of Regions", () => {
  const everywhere = {
    ...used,
    regions: {
      "us-east-1": read("us-east-1", [usage("A"), usage("B")]),
      "eu-west-1": read("eu-west-1", [usage("C", { region: "eu-west-1" })]),
      "ap-south-1": read("ap-south-1", [usage("D", { region: "ap-south-1" })]),
    },
  };

  it.each<[readonly string[] | null, readonly string[]]>([
    [null, []],
    [["ap-south-1", "eu-west-1", "us-east-1"], []],
    [["ap-south-1", "eu-west-1"], ["usage-in-unexpected-region"]],
    [[], ["usage-in-unexpected-region"]],
  ])("where usages are expected in %j, finds %j", (regions, expected) => {
    expect(kinds(everywhere, { regions })).toEqual(expected);
  });

  it("does not mind a Region without usages", () => {
    expect(kinds(used, { regions: ["us-east-1"] })).toEqual([]);
  });

  it("names each unexpected Region once, in one order", () => {
    expect(summary("usage-in-unexpected-region", everywhere, { regions: ["eu-west-1"] })).toBe(
      "AWSServiceRoleForIVSRecordToS3 is used in ap-south-1, us-east-1, where rule tidy expects no usage",
    );
  });

  it("says which Regions could not be read, and why, though the role is known to be in use", () => {
    const regions = {
      "us-west-2": unread("us-west-2"),
      "us-east-1": read("us-east-1", [usage("A")]),
      "ap-south-1": unread("ap-south-1"),
    };

    expect(summary("unknown", { status: "in-use", regions })).toBe(
      "Whether AWSServiceRoleForIVSRecordToS3 is used is not known everywhere: not every Region could be read: ap-south-1 (ap-south-1 is dark); us-west-2 (us-west-2 is dark)",
    );
  });

  it("says that a whole pass is missing where every Region known was read", () => {
    expect(summary("unknown", { status: "unknown" })).toBe(
      "Whether AWSServiceRoleForIVSRecordToS3 is used is not known everywhere: no pass has read every enabled Region without a doubt since",
    );
  });
});

describe("judgeRole, of a role that nobody has looked at for long", () => {
  it.each<[string, readonly string[]]>([
    ["2026-11-17T12:00:00.000Z", []],
    ["2026-11-17T11:59:59.999Z", ["stale"]],
  ])("of the last whole pass at %s, after three days", (completeAt, expected) => {
    expect(kinds({ ...used, completeAt })).toEqual(expected);
  });

  it("takes the time from the policy", () => {
    const rules = [rule("tidy")];
    const short = standards(rules, { policy: policy(rules, { staleAfterSeconds: 3599 }) });

    expect(judgeRole({ ...unusedRecord, ...used }, short).map(({ summary: said }) => said)).toEqual([
      "AWSServiceRoleForIVSRecordToS3 has not been looked at with success since 2026-11-20T11:00:00.000Z",
    ]);
  });

  it("waits three days where there is no policy", () => {
    const none = { ...standards([]), policy: undefined };
    const since = (completeAt: string) =>
      judgeRole({ ...unusedRecord, ...used, completeAt }, none).map(({ kind }) => kind);

    expect(since("2026-11-17T12:00:00.000Z")).toEqual([]);
    expect(since("2026-11-17T11:59:59.999Z")).toEqual(["stale"]);
  });

  it("counts from the creation of a role that was never looked at with success", () => {
    const { completeAt: _, ...never } = { ...unusedRecord, ...used };
    const made = (createdAt: string) =>
      judgeRole({ ...never, role: { ...role, createdAt } }, standards([rule("tidy")])).map(
        ({ summary: said }) => said,
      );

    expect(made("2026-11-17T12:00:00.000Z")).toEqual([]);
    expect(made("2026-11-17T11:59:59.999Z")).toEqual([
      "AWSServiceRoleForIVSRecordToS3 has not been looked at with success yet",
    ]);
  });
});
