import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Policy } from "../../functions/core/policy.ts";
import { compilePolicy } from "../../functions/policy/compile.ts";
import { describeFault } from "../../functions/policy/faults.ts";
import { commandsIn, readBlocks } from "./read-blocks.ts";
import { openShell } from "./shell.ts";

const FOLDER = "docs/policies";
const page = readFileSync("docs/policy.md", "utf8");

function policyIn(name: string): Policy {
  const file = `${FOLDER}/${name}.yaml`;
  const compilation = compilePolicy(readFileSync(file, "utf8"), file);
  if (compilation.kind === "wrong") {
    throw new Error(compilation.faults.map(describeFault).join("\n"));
  }
  return compilation.policy;
}

/** What each rule does by itself or after an approval; all else is only reported. */
function responses(name: string) {
  return policyIn(name).rules.map((rule) => ({
    name: rule.name,
    state: rule.state,
    ...Object.fromEntries(
      (["unexpected", "unused", "missing", "drift"] as const)
        .filter((finding) => rule[finding] !== "report")
        .map((finding) => [finding, rule[finding]]),
    ),
  }));
}

describe("docs/policy.md", () => {
  it("shows every example", () => {
    const shown = [...page.matchAll(/<!-- generated: docs\/policies\/(\S+) -->/g)].map(([, name]) => name);

    expect(shown.toSorted()).toEqual(readdirSync(FOLDER).toSorted());
  });

  it("has a command that works as it stands", async () => {
    const [command = "", ...others] = readBlocks("docs/policy.md")
      .filter(({ language }) => language === "sh")
      .flatMap(({ text }) => commandsIn(text));

    const printed = await openShell({}).run(command);

    expect(others).toEqual([]);
    expect(printed).toContain("docs/policies/observe-only.yaml: 1 rule, 0 exemptions, digest ");
  });
});

describe("the policies that the documentation shows", () => {
  it("observe only: change nothing, and report after 60 days", () => {
    expect(responses("observe-only")).toEqual([{ name: "observe", state: "allowed" }]);
    expect(policyIn("observe-only").rules[0]?.idleSeconds).toBe(5_184_000);
  });

  it("forbid a service: ask two people, and release what the approved plan names", () => {
    expect(responses("forbid-a-service")).toEqual([
      { name: "no-chime", state: "forbidden", unexpected: "approve" },
    ]);
    expect(policyIn("forbid-a-service").rules[0]).toMatchObject({
      match: { services: ["*chime.amazonaws.com"] },
      graceSeconds: 86_400,
      approval: {
        approvers: ["arn:aws:sts::*:assumed-role/Platform/*"],
        fourEyes: true,
        expiresAfterSeconds: 259_200,
      },
      release: { upTo: "approved" },
    });
  });

  it("require roles: make them again, and put the tags of one back", () => {
    expect(responses("required-roles")).toEqual([
      { name: "autoscaling", state: "required", missing: "act", drift: "act" },
      { name: "spot", state: "required", missing: "act" },
    ]);
  });

  it("decommission unused roles by approval, on weekday nights in Zurich", () => {
    expect(responses("unused-by-approval-at-night")).toEqual([
      { name: "unused", state: "allowed", unused: "approve" },
    ]);
    expect(policyIn("unused-by-approval-at-night").rules[0]?.window).toEqual({
      cron: "0 22 * * 1-5",
      durationSeconds: 14_400,
      timeZone: "Europe/Zurich",
    });
  });

  it("decommission unused roles of one account, releasing nothing", () => {
    expect(responses("unused-in-a-sandbox-account")).toEqual([
      { name: "sandbox", state: "allowed", unused: "act" },
      { name: "everything-else", state: "allowed" },
    ]);
    expect(policyIn("unused-in-a-sandbox-account").rules[0]).toMatchObject({
      match: { accounts: ["111122223333"] },
      release: { upTo: "never" },
    });
  });

  it("exempt a role until the end of January in Zurich", () => {
    expect(policyIn("exemption").exemptions).toEqual([
      {
        name: "migration-2026",
        match: {
          services: [],
          roles: ["AWSServiceRoleForMediaTailor"],
          tags: {},
          accounts: [],
          organizationalUnits: [],
        },
        owner: "video-platform",
        reason: "until the migration is over",
        expiresAt: "2027-01-31T23:00:00.000Z",
      },
    ]);
  });

  it("let a tag protect a role for 30 days more", () => {
    expect(responses("protection-tag")).toEqual([{ name: "unused", state: "allowed", unused: "act" }]);
    expect(policyIn("protection-tag").protectionTag).toEqual({
      key: "rolecall:keep-until",
      capSeconds: 2_592_000,
    });
  });

  it("limit what goes by itself", () => {
    expect(responses("limits")).toEqual([{ name: "no-ivs", state: "forbidden", unexpected: "act" }]);
    expect(policyIn("limits").limits).toEqual({
      rolesPerDay: 5,
      rolesPerDayPercent: 10,
      releasesPerRun: 20,
      releasesPerRunPercent: 25,
    });
    expect(policyIn("limits").rules[0]?.release).toEqual({
      upTo: "listed",
      arns: ["arn:aws:ivs:*:*:channel/*", "arn:aws:ivs:*:*:recording-configuration/*"],
    });
  });
});
