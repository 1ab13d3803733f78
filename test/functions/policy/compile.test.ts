import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Policy } from "../../../functions/core/policy.ts";
import { compilePolicy } from "../../../functions/policy/compile.ts";
import { describeFault } from "../../../functions/policy/faults.ts";

const EVERYTHING = readFileSync("test/functions/policy/fixtures/everything.yaml", "utf8");

function compiled(source: string): { policy: Policy; document: string } {
  const compilation = compilePolicy(source, "p.yaml");
  if (compilation.kind === "wrong") {
    throw new Error(compilation.faults.map(describeFault).join("\n"));
  }
  return compilation;
}

function ruleOf(source: string) {
  return compiled(`version: 1\n${source}`).policy.rules[0];
}

describe("compilePolicy", () => {
  it("turns every member into what the code works on", () => {
    const { policy } = compiled(EVERYTHING);

    expect(policy).toEqual({
      rules: [
        {
          name: "no-chime-here",
          match: {
            services: ["chime.amazonaws.com"],
            roles: ["AService", "AWSServiceRoleForAmazonChime*"],
            tags: { team: "video-*" },
            accounts: ["111122223333", "222233334444"],
            organizationalUnits: ["ou-abcd-12345678"],
          },
          state: "forbidden",
          unexpected: "approve",
          unused: "approve",
          missing: "report",
          drift: "act",
          idleSeconds: 5_184_000,
          minimumAgeSeconds: 1_209_600,
          graceSeconds: 86_400,
          window: { cron: "0 22 * * 1-5", durationSeconds: 14_400, timeZone: "Europe/Zurich" },
          approval: {
            approvers: [
              "arn:aws:iam::111122223333:user/me",
              "arn:aws:sts::111122223333:assumed-role/Platform/*",
            ],
            fourEyes: true,
            expiresAfterSeconds: 172_800,
          },
          release: { upTo: "listed", arns: ["arn:aws:ivs:*:*:channel/*"] },
          description: "x",
          tags: { "cost-center": "42" },
          regions: ["eu-west-1", "us-east-1"],
        },
      ],
      exemptions: [
        {
          name: "a",
          match: { services: [], roles: ["A"], tags: {}, accounts: [], organizationalUnits: [] },
          owner: "me",
          reason: "why",
          expiresAt: "2027-01-31T23:00:00.000Z",
        },
        {
          name: "z",
          match: { services: [], roles: ["A"], tags: {}, accounts: [], organizationalUnits: [] },
          owner: "me",
          reason: "why",
          expiresAt: "2027-01-31T17:00:00.000Z",
        },
      ],
      limits: { rolesPerDay: 10, rolesPerDayPercent: 20, releasesPerRun: 50, releasesPerRunPercent: 25 },
      protectionTag: { key: "rolecall:keep-until", capSeconds: 7_776_000 },
      staleAfterSeconds: 172_800,
    });
  });

  it("fills in what observes only, where nothing is said", () => {
    const { policy } = compiled("version: 1\nrules: [{name: all}]");

    expect(policy.rules).toEqual([
      {
        name: "all",
        match: { services: [], roles: [], tags: {}, accounts: [], organizationalUnits: [] },
        state: "allowed",
        unexpected: "report",
        unused: "report",
        missing: "report",
        drift: "report",
        idleSeconds: 2_592_000,
        minimumAgeSeconds: 604_800,
        graceSeconds: 0,
        window: null,
        approval: { approvers: [], fourEyes: false, expiresAfterSeconds: 604_800 },
        release: { upTo: "never" },
        description: null,
        tags: {},
        regions: null,
      },
    ]);
    expect(policy.limits).toEqual({
      rolesPerDay: null,
      rolesPerDayPercent: null,
      releasesPerRun: null,
      releasesPerRunPercent: null,
    });
    expect(policy.protectionTag).toBeNull();
    expect(policy.staleAfterSeconds).toBe(259_200);
  });

  it("lets a default count only where it can follow", () => {
    const defaults =
      "defaults: {unused: approve, missing: recreate, release: approved, approvers: 'arn:aws:x'}\n";
    const required = `${defaults}rules: [{name: r, state: required, match: {service: ivs.amazonaws.com, role: A}}]`;
    const allowed = `${defaults}rules: [{name: a}]`;

    expect(ruleOf(required)).toMatchObject({
      unused: "report",
      missing: "act",
      release: { upTo: "never" },
    });
    expect(ruleOf(allowed)).toMatchObject({
      unused: "approve",
      missing: "report",
      release: { upTo: "approved" },
    });
  });

  it("gives equal text for equal meaning, whatever the spelling", () => {
    const one = `version: 1
rules:
  # Why.
  - name: a
    match: {role: [B, A], service: "x*"}
    idle: 2w
    grace: 24h
exemptions:
  - {name: b, match: {role: A}, owner: o, reason: r, expires: 2027-01-31}
  - {name: a, match: {role: A}, owner: o, reason: r, expires: 2027-02-01T00:00:00Z}`;
    const other = `exemptions:
- {expires: 2027-01-31, name: a, match: &m {role: [A]}, owner: o, reason: r}
- {name: b, reason: "r", match: *m, owner: o, expires: 2027-02-01T01:00+01:00}
defaults: {grace: 1d}
rules: [{idle: 14d, match: {service: ["x*"], role: ["A", 'B']}, name: a, state: allowed}]
version: 1`;

    expect(compiled(one).document).toBe(compiled(other).document);
  });

  it("gives other text for another order of rules", () => {
    const one = compiled("{version: 1, rules: [{name: a, match: {role: A}}, {name: b, match: {role: B}}]}");
    const other = compiled("{version: 1, rules: [{name: b, match: {role: B}}, {name: a, match: {role: A}}]}");

    expect(one.document).not.toBe(other.document);
  });

  it("writes the document without blanks, with sorted members", () => {
    expect(compiled("version: 1").document).toBe(
      '{"exemptions":[],"limits":{"releasesPerRun":null,"releasesPerRunPercent":null,"rolesPerDay":null,"rolesPerDayPercent":null},"protectionTag":null,"rules":[],"staleAfterSeconds":259200}',
    );
  });
});
