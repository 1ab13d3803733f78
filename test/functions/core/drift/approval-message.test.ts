import { describe, expect, it } from "vitest";
import {
  type ApprovalRequest,
  approvalMessage,
  approvalSubject,
} from "../../../../functions/core/drift/approval-message.ts";
import { usage } from "../examples.ts";
import { ACCOUNT, finding, ROLE_NAME, rule, runBy } from "./examples.ts";

const request = (more: Partial<ApprovalRequest> = {}): ApprovalRequest => ({
  account: ACCOUNT,
  roleName: ROLE_NAME,
  finding: finding({ why: "Rule tidy counts." }),
  run: runBy(rule("tidy"), { plan: { digest: "a".repeat(64), usages: [usage("A")] } }),
  expiresAt: "2026-11-27T12:00:00.000Z",
  answerUrl: "https://abc.lambda-url.us-east-1.on.aws/",
  ...more,
});

const withUsages = (count: number) => {
  const usages = Array.from({ length: count }, (_, index) => usage(`${index}`));
  return request({ run: runBy(rule("tidy"), { plan: { digest: "a".repeat(64), usages } }) });
};

describe("approvalSubject", () => {
  it("says what is asked", () => {
    expect(approvalSubject(request())).toBe(
      "rolecall 111122223333: approve to decommission AWSServiceRoleForIVSRecordToS3?",
    );
  });

  it("is shorter than the 100 signs that SNS demands, however long the role's name is", () => {
    expect(approvalSubject(request({ roleName: "R".repeat(64) }))).toMatch(/^[ -~]{99}$/);
  });
});

describe("approvalMessage", () => {
  it("says what is to be done, why, and how to answer", () => {
    expect(approvalMessage(request())).toBe(
      [
        "rolecall asks for an approval: decommission AWSServiceRoleForIVSRecordToS3 in account 111122223333.",
        "",
        "Finding (unused): it is unused.",
        "Rule tidy counts.",
        "Who made the role is not known: no event told.",
        "",
        "Would be released, then the role deleted:",
        "  - us-east-1: arn:aws:ivs:us-east-1:111122223333:channel/A: detach it",
        "",
        "Run: run-1",
        `Plan: ${"a".repeat(64)}`,
        `Policy: ${"e".repeat(64)}`,
        "An answer is taken until 2026-11-27T12:00:00.000Z.",
        "",
        "To answer, send a signed request (AWS Signature Version 4, service lambda) as somebody whom the policy names:",
        "  POST https://abc.lambda-url.us-east-1.on.aws/",
        `  {"roleName":"AWSServiceRoleForIVSRecordToS3","runId":"run-1","planDigest":"${"a".repeat(64)}","decision":"approve"}`,
        'with "decision": "approve" or "reject".',
      ].join("\n"),
    );
  });

  it("says that nothing would be released", () => {
    expect(approvalMessage(withUsages(0))).toContain("Nothing would be released; the role would be deleted.");
  });

  it.each([
    [100, false],
    [101, true],
  ])("names at most a hundred usages (of %i)", (count, isCut) => {
    const message = approvalMessage(withUsages(count));

    expect(message.match(/channel\//g)).toHaveLength(100);
    expect(message.includes("  - and 1 more")).toBe(isCut);
  });

  it.each([
    ["recreate", "make again AWSServiceRoleForIVSRecordToS3"],
    ["put-back", "put back description and tags of AWSServiceRoleForIVSRecordToS3"],
  ] as const)("speaks of no release where the role is to %s", (action, words) => {
    const message = approvalMessage(request({ run: runBy(rule("tidy"), { action }) }));

    expect(message).toContain(words);
    expect(message).not.toMatch(/released|deleted/);
  });

  it.each([
    [
      { by: "arn:aws:iam::111122223333:user/eve", via: "ivs.amazonaws.com" },
      "Made by arn:aws:iam::111122223333:user/eve through ivs.amazonaws.com at 2026-11-01T00:00:00.000Z (CreateServiceLinkedRole).",
    ],
    [
      {},
      "Made by somebody whom CloudTrail does not name at 2026-11-01T00:00:00.000Z (CreateServiceLinkedRole).",
    ],
  ])("says who made the role (%j)", (who, words) => {
    const origin = { eventId: "1", at: "2026-11-01T00:00:00.000Z", call: "CreateServiceLinkedRole", ...who };
    const evidence = { ...finding().evidence, origin };

    expect(approvalMessage(request({ finding: finding({ evidence }) }))).toContain(words);
  });
});
