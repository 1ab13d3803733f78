import { describe, expect, it } from "vitest";
import type { RemediationRun } from "../../../../functions/core/drift/remediation.ts";
import { ruleText, standingOf } from "../../../../functions/core/drift/standing.ts";
import type { Rule } from "../../../../functions/core/policy.ts";
import type { RoleRecord } from "../../../../functions/core/record.ts";
import { role } from "../examples.ts";
import {
  ACCOUNT,
  exemption,
  matching,
  policy,
  ROLE_NAME,
  rule,
  runBy,
  standards,
  unusedRecord,
} from "./examples.ts";

const tidy = rule("tidy", { unused: "act", drift: "act", description: "ours" });

/** The unused role, with the description that the rule wants. */
const there = { ...unusedRecord, role: { ...unusedRecord.role, description: "ours" } };

interface Arranged {
  readonly run?: Partial<RemediationRun>;
  readonly record?: RoleRecord | undefined;
  readonly rules?: readonly Rule[];
  readonly by?: Partial<ReturnType<typeof standards>>;
}

/** How a run of the rule `tidy` stands; what is not given is as it was when the run began. */
const stand = ({ run = {}, rules = [tidy], by = {}, ...more }: Arranged = {}) =>
  standingOf(
    runBy(tidy, run),
    { account: ACCOUNT, roleName: ROLE_NAME, record: "record" in more ? more.record : there },
    standards(rules, by),
  );

const exempt = (rules: readonly Rule[]) => ({ policy: policy(rules, { exemptions: [exemption("summer")] }) });

describe("standingOf a run about a role that is there", () => {
  it("stands while nothing has changed, and hands back the finding and its rule", () => {
    expect(stand()).toMatchObject({
      stands: true,
      judgement: { kind: "unused", rule: "tidy", remedy: { action: "decommission", response: "act" } },
      rule: { name: "tidy" },
    });
  });

  it("stands by an equal rule of another policy", () => {
    const rules = [structuredClone(tidy)];

    expect(stand({ by: { policy: policy(rules, { digest: "f".repeat(64) }) } })).toMatchObject({
      stands: true,
    });
  });

  it.each<[string, Arranged, string]>([
    ["is gone", { record: { ...there, status: "gone" } }, "AWSServiceRoleForIVSRecordToS3 is gone"],
    ["was never recorded", { record: undefined }, "AWSServiceRoleForIVSRecordToS3 is gone"],
    [
      "was made again",
      { record: { ...there, role: { ...there.role, roleId: "AROAEXAMPLEROLEID0002" } } },
      "AWSServiceRoleForIVSRecordToS3 was made again as AROAEXAMPLEROLEID0002; the finding was about AROAEXAMPLEROLEID0001",
    ],
    [
      "is exempt",
      { by: exempt([tidy]) },
      "exemption summer of video-platform leaves AWSServiceRoleForIVSRecordToS3 alone until 2026-12-31T00:00:00.000Z",
    ],
    [
      "is used",
      { record: { ...there, status: "in-use" } },
      "AWSServiceRoleForIVSRecordToS3 is not unused any more but in-use",
    ],
    [
      "is not known to be unused",
      { record: { ...there, status: "unknown" } },
      "AWSServiceRoleForIVSRecordToS3 is not unused any more but unknown",
    ],
    [
      "was used lately",
      { record: { ...there, role: { ...there.role, lastUsedAt: "2026-11-20T11:00:00Z" } } },
      "AWSServiceRoleForIVSRecordToS3 is not idle for as long as rule tidy asks: IAM shows its last use at 2026-11-20T11:00:00Z",
    ],
    [
      "has the description again",
      { run: { kind: "description-drift", action: "put-back" } },
      "the difference is not there any more (description-drift)",
    ],
    [
      "is protected now",
      { by: { protectedRoleNames: [ROLE_NAME] } },
      "Rule tidy (1 of 1) is the first that matches. It is only reported: the role is protected.",
    ],
  ])("falls when the role %s", (_what, arranged, why) => {
    expect(stand(arranged)).toEqual({ stands: false, why });
  });

  const changed = "the policy has changed: rule tidy counts now, as it is written now";

  it.each<[string, Arranged, string]>([
    ["says something else of this", { rules: [{ ...tidy, unused: "report" }] }, changed],
    ["says something else of anything", { rules: [{ ...tidy, graceSeconds: 1 }] }, changed],
    [
      "comes after another",
      { rules: [rule("new"), tidy] },
      "the policy has changed: rule new counts now, as it is written now",
    ],
    ["is gone", { rules: [] }, "the policy has changed: rule (no rule) counts now, as it is written now"],
    [
      "is gone with the policy",
      { by: { policy: undefined } },
      "the policy has changed: rule (no rule) counts now, as it is written now",
    ],
    [
      "may come after another",
      { rules: [rule("units", { match: matching({ organizationalUnits: ["ou-a"] }) }), tidy] },
      "the policy has changed: rule (no rule) counts now, as it is written now",
    ],
  ])("falls when the rule %s", (_what, arranged, why) => {
    expect(stand(arranged)).toEqual({ stands: false, why });
  });

  it("falls when the run would have asked, and the rule acts", () => {
    expect(stand({ run: { response: "approve" } })).toMatchObject({ stands: false });
  });

  it("stands for a difference while it is there", () => {
    const record = { ...there, role: { ...there.role, description: "theirs" } };

    expect(stand({ run: { kind: "description-drift", action: "put-back" }, record })).toMatchObject({
      stands: true,
      judgement: { kind: "description-drift" },
    });
  });
});

describe("standingOf a run about a role that is missing", () => {
  const ivs = matching({ services: ["ivs.amazonaws.com"], roles: [ROLE_NAME] });
  const needed = rule("needed", { state: "required", match: ivs, missing: "act" });

  const standMissing = (
    record: RoleRecord | undefined,
    rules: readonly Rule[] = [needed],
    by: Partial<ReturnType<typeof standards>> = {},
    response: "act" | "approve" = "act",
  ) => {
    const { roleId: _, ...run } = runBy(needed, { kind: "missing", action: "recreate", response });
    return standingOf(run, { account: ACCOUNT, roleName: ROLE_NAME, record }, standards(rules, by));
  };

  it.each<[string, RoleRecord | undefined]>([
    ["was never seen", undefined],
    ["is gone", { ...unusedRecord, status: "gone" }],
  ])("stands while the role %s", (_what, record) => {
    expect(standMissing(record)).toMatchObject({
      stands: true,
      judgement: { kind: "missing", remedy: { action: "recreate", response: "act" } },
      rule: { name: "needed" },
    });
  });

  it("falls when the role is there again", () => {
    expect(standMissing({ ...unusedRecord, role })).toEqual({
      stands: false,
      why: "AWSServiceRoleForIVSRecordToS3 is there again",
    });
  });

  it("falls when the role is exempt", () => {
    expect(standMissing(undefined, [needed], exempt([needed]))).toEqual({
      stands: false,
      why: "AWSServiceRoleForIVSRecordToS3 is exempt",
    });
  });

  it.each<[string, readonly Rule[]]>([
    ["allows it", [{ ...needed, state: "allowed" }]],
    ["comes after another that speaks of it", [rule("new"), needed]],
    ["is gone", []],
    ["asks for another role", [{ ...needed, match: { ...ivs, roles: ["other"] } }]],
  ])("falls when the rule %s", (_what, rules) => {
    expect(standMissing(undefined, rules)).toEqual({
      stands: false,
      why: "no rule requires AWSServiceRoleForIVSRecordToS3 any more",
    });
  });

  it("falls when the rule says something else", () => {
    expect(standMissing(undefined, [{ ...needed, graceSeconds: 1 }])).toEqual({
      stands: false,
      why: "the policy has changed: rule needed counts now, as it is written now",
    });
  });

  it("falls when the run would have asked, and the rule acts", () => {
    expect(standMissing(undefined, [needed], {}, "approve")).toEqual({
      stands: false,
      why: "Rule needed (1 of 1) is the first that matches. It is to be made again.",
    });
  });
});

describe("ruleText", () => {
  it("is equal for equal rules, and for no others", () => {
    expect(ruleText(structuredClone(tidy))).toBe(ruleText(tidy));
    expect(ruleText({ ...tidy, idleSeconds: 1 })).not.toBe(ruleText(tidy));
    expect(ruleText({ ...tidy, match: { ...tidy.match, roles: ["x"] } })).not.toBe(ruleText(tidy));
  });
});
