import { describe, expect, it } from "vitest";
import { explain } from "../../../cli/commands/policy-explain.ts";
import type { Subject } from "../../../functions/core/drift/choose-rule.ts";
import { exemption, policy, rule } from "../../functions/core/drift/examples.ts";
import { NOW, rolecall } from "./in-process.ts";

const FORBIDS_CHIME = "docs/policies/forbid-a-service.yaml";

const subject: Subject = {
  roleName: "AWSServiceRoleForIVSRecordToS3",
  principal: "ivs.amazonaws.com",
  tags: {},
  account: "111122223333",
  organizationalUnits: undefined,
};

const ask = (...args: readonly string[]) => rolecall("policy", "explain", ...args);

describe("explain", () => {
  it("says which of two rules that match counts, and why", () => {
    const rules = policy([
      rule("tidy", { state: "forbidden", unexpected: "approve" }),
      rule("all", { unused: "act" }),
    ]);

    expect(explain(rules, subject, NOW)).toMatchObject({
      roleName: "AWSServiceRoleForIVSRecordToS3",
      rule: { name: "tidy", state: "forbidden" },
      why: "rule tidy (1 of 2) is the first that matches; it comes before all, which would match too",
      considered: [
        { rule: "tidy", matches: "yes" },
        { rule: "all", matches: "yes" },
      ],
    });
  });

  it("names the exemption that leaves the role alone, as long as it does", () => {
    const exempt = policy([], { exemptions: [exemption("old")] });

    expect(explain(exempt, subject, NOW).exemption).toMatchObject({ name: "old", owner: "video-platform" });
    expect(explain(exempt, subject, "2027-01-01T00:00:00.000Z").exemption).toBeUndefined();
  });
});

describe("rolecall policy explain", () => {
  it("tells a person which rule counts, and what each other one lacks", async () => {
    const { code, out, err } = await ask(FORBIDS_CHIME, "AWSServiceRoleForSupport");

    expect(code).toBe(0);
    expect(out.split("\n")).toEqual([
      "AWSServiceRoleForSupport: no rule of the policy speaks of it.",
      "  1. no-chime: does not match: its service support.amazonaws.com is not *chime.amazonaws.com",
      "What counts: state allowed, unexpected report, unused report, missing report, drift report.",
      "No exemption leaves it alone at 2026-11-20T12:00:00.000Z.",
      "",
    ]);
    expect(err).toBe("Taken for a role of support.amazonaws.com; --service says otherwise\n");
  });

  it("believes what is said of the role", async () => {
    const { out, err } = await ask(
      "docs/policies/unused-in-a-sandbox-account.yaml",
      "AWSServiceRoleForX",
      ...["--account", "111122223333", "--service", "x.amazonaws.com"],
    );

    expect(out).toContain("rule sandbox (1 of 2) is the first that matches");
    expect(err).toBe("");
  });

  it("names the exemption, to the day that is asked about", async () => {
    const role = ["docs/policies/exemption.yaml", "AWSServiceRoleForMediaTailor"] as const;

    const during = await ask(...role);
    const after = await ask(...role, "--at", "2027-02-01");

    expect(during.out).toContain(
      "Exemption migration-2026 of video-platform leaves it alone until 2027-01-31T23:00:00.000Z: until the migration is over.",
    );
    expect(after.out).toContain("No exemption leaves it alone at 2027-02-01T00:00:00.000Z.");
  });

  it("gives all of it to programs", async () => {
    const { out } = await ask(
      FORBIDS_CHIME,
      "AWSServiceRoleForAmazonChimeVoiceConnector",
      ...["--tag", "a=b=c", "--tag", "d=", "--ou", "ou-abcd-12345678", "-o", "json"],
    );

    expect(JSON.parse(out)).toEqual([
      {
        roleName: "AWSServiceRoleForAmazonChimeVoiceConnector",
        principal: "voiceconnector.chime.amazonaws.com",
        at: NOW,
        rule: "no-chime",
        certain: true,
        why: "rule no-chime (1 of 1) is the first that matches",
        counts: {
          state: "forbidden",
          unexpected: "approve",
          unused: "report",
          missing: "report",
          drift: "report",
        },
        considered: [{ rule: "no-chime", matches: "yes", why: "everything that it asks for is so" }],
      },
    ]);
  });

  it.each([
    [["--tag", "x"], "It must be KEY=VALUE."],
    [["--tag", "=x"], "It must be KEY=VALUE."],
    [["--at", "soon"], "It must be an instant such as 2026-11-21T09:00:00Z."],
    [["--account", "12"], "It must be an account id of twelve digits."],
    [["--colour", "x"], "unknown option '--colour'"],
    [["B"], "too many arguments"],
  ])("refuses %j", async (args, reason) => {
    const { code, err } = await ask(FORBIDS_CHIME, "A", ...args);

    expect(code).toBe(2);
    expect(err).toContain(reason);
  });

  it("explains no file that is wrong", async () => {
    const { code, err } = await ask("package.json", "AWSServiceRoleForSupport");

    expect(code).toBe(2);
    expect(err).toContain("package.json:2:3: name: is not known");
  });
});
