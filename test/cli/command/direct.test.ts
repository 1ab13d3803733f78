import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ACCOUNT, openDesk } from "./rolecall.ts";

const IVS = "AWSServiceRoleForIVSRecordToS3";
const APPLY = ["--apply", "--yes-account", ACCOUNT] as const;

/** Forbids a role, and has somebody asked before it goes. */
const ASKING_POLICY = `version: 1
approvers: { all: "arn:aws:sts::*:assumed-role/*" }
defaults: { approvers: all, fourEyes: false }
rules:
  - name: no-rds
    match: { service: rds.amazonaws.com }
    state: forbidden
    unexpected: approve
`;

const rows = (out: string): readonly Record<string, unknown>[] => JSON.parse(out);

describe("rolecall --direct", () => {
  it("tells which roles there are, what uses them and which can go, and changes nothing", async () => {
    const desk = await openDesk();
    const arn = await desk.owners.ivs.use("eu-west-1", "demo");
    await desk.owners.makeRole("autoscaling.amazonaws.com");
    const before = desk.sandbox.calls().length;

    const scanned = await desk.rolecall("--direct", "scan", "-o", "json");

    expect(scanned.code).toBe(0);
    expect(rows(scanned.out)).toMatchObject([
      { role: { roleName: "AWSServiceRoleForAutoScaling" }, verdict: { kind: "ask-iam" } },
      {
        role: { roleName: IVS },
        verdict: { kind: "in-use", why: "1 usage in eu-west-1" },
        regions: { "eu-west-1": { usages: [{ arn }] } },
      },
    ]);
    const calls = desk.sandbox.calls().slice(before);
    expect(calls.filter(({ operation }) => !/^(Get|List|Describe)/.test(operation))).toEqual([]);
  });

  it("releases what a reviewed plan names, deletes the role, and puts both back", async () => {
    const desk = await openDesk();
    await desk.owners.ivs.use("eu-west-1", "demo");
    const file = join(desk.home, "plan.json");

    const planned = await desk.rolecall("--direct", "plan", "*IVS*", "--out", file);
    const applied = await desk.rolecall("--direct", "decommission", "--plan", file, ...APPLY, "-o", "json");
    const gone = await desk.rolecall("--direct", "scan", "-o", "json");
    const restored = await desk.rolecall("--direct", "restore", IVS, ...APPLY, "-o", "json");
    const back = await desk.rolecall("--direct", "scan", "-o", "json");

    expect([planned.code, applied.code, restored.code]).toEqual([0, 0, 0]);
    expect(rows(applied.out)).toMatchObject([{ roleName: IVS, outcome: "deleted" }]);
    expect(rows(gone.out)).toEqual([]);
    expect(rows(restored.out)).toMatchObject([{ outcome: "restored" }]);
    expect(rows(back.out)).toMatchObject([{ role: { roleName: IVS }, status: "in-use" }]);
  });

  it("refuses a plan that is not true any more, and shows what has changed", async () => {
    const desk = await openDesk();
    const before = await desk.owners.ivs.use("eu-west-1", "before");
    const file = join(desk.home, "plan.json");
    await desk.rolecall("--direct", "plan", IVS, "--out", file);
    const after = await desk.owners.ivs.use("eu-west-1", "after");
    await desk.owners.ivs.remove(before);
    // IVS takes a while to delete it.
    await desk.sandbox.clock.advance(60);

    const applied = await desk.rolecall("--direct", "decommission", "--plan", file, ...APPLY, "-o", "json");

    expect(applied.code).toBe(4);
    expect(rows(applied.out)).toMatchObject([{ outcome: "refused" }]);
    expect(applied.err).toContain(`+ ${after} uses it now`);
    expect(applied.err).toContain(`- ${before} does not use it any more`);
    expect(await desk.owners.ivs.settings(after)).toBeDefined();
  });

  it("changes nothing without --apply, for the wrong account, for too many roles, or for nobody at a terminal", async () => {
    const desk = await openDesk();
    await desk.owners.makeRole("autoscaling.amazonaws.com");
    await desk.owners.makeRole("rds.amazonaws.com");

    const plain = await desk.rolecall("--direct", "decommission", "*");
    const wrong = await desk.rolecall(
      "--direct",
      "decommission",
      "*",
      "--apply",
      "--yes-account",
      "444455556666",
    );
    const many = await desk.rolecall("--direct", "decommission", "*", ...APPLY, "--max", "1");
    const nobody = await desk.rolecall("--direct", "decommission", "*", "--apply");
    const listed = await desk.rolecall("--direct", "scan", "-o", "json");

    expect([plain.code, wrong.code, many.code, nobody.code]).toEqual([0, 4, 4, 2]);
    expect(many.err).toContain("at most 1");
    expect(nobody.err).toContain(`--yes-account ${ACCOUNT}`);
    expect(rows(listed.out)).toHaveLength(2);
  });

  it("leaves protected roles alone unless they are opened, and all while it is paused", async () => {
    const desk = await openDesk();
    await desk.owners.makeRole("support.amazonaws.com");

    const guarded = await desk.rolecall("--direct", "decommission", "*Support", ...APPLY, "-o", "json");
    await desk.rolecall("--direct", "pause", "--reason", "a release is going on");
    const paused = await desk.rolecall(
      "--direct",
      "decommission",
      "*Support",
      "--open",
      "AWSServiceRoleForSupport",
      ...APPLY,
      "-o",
      "json",
    );
    await desk.rolecall("--direct", "unpause");
    const opened = await desk.rolecall(
      "--direct",
      "decommission",
      "*Support",
      "--open",
      "AWSServiceRoleForSupport",
      ...APPLY,
      "-o",
      "json",
    );

    expect([guarded.code, paused.code, opened.code]).toEqual([4, 4, 0]);
    expect(rows(paused.out)).toMatchObject([{ reason: expect.stringContaining("a release is going on") }]);
    expect(rows(opened.out)).toMatchObject([{ outcome: "deleted" }]);
  });

  it("names what is in the way when IAM refuses, and says so in its exit code", async () => {
    const desk = await openDesk();
    const index = await desk.owners.byService["resource-explorer"].use("eu-west-1", "index");

    const blocked = await desk.rolecall(
      "--direct",
      "decommission",
      "*ResourceExplorer",
      ...APPLY,
      "-o",
      "json",
    );

    expect(blocked.code).toBe(6);
    expect(rows(blocked.out)).toMatchObject([{ outcome: "blocked", blockers: [index] }]);
  });

  it("makes a role, describes it, and tells everything of it", async () => {
    const desk = await openDesk();

    const planned = await desk.rolecall("--direct", "create", IVS);
    const made = await desk.rolecall("--direct", "create", IVS, ...APPLY, "-o", "json");
    const again = await desk.rolecall("--direct", "create", "ivs.amazonaws.com", ...APPLY);
    const described = await desk.rolecall(
      "--direct",
      "describe",
      IVS,
      "--description",
      "for lectures",
      ...APPLY,
    );
    const told = await desk.rolecall("--direct", "explain", IVS, "-o", "json");

    expect([planned.code, made.code, again.code, described.code, told.code]).toEqual([0, 0, 4, 0, 0]);
    expect(rows(made.out)).toMatchObject([{ roleName: IVS, outcome: "created" }]);
    expect(rows(told.out)).toMatchObject([
      {
        record: { role: { description: "for lectures" }, principal: "ivs.amazonaws.com" },
        verdict: { kind: "can-go" },
        trustPolicy: { Statement: [{ Principal: { Service: "ivs.amazonaws.com" } }] },
        policies: [{ name: "IVSRecordToS3" }],
        rule: { why: "there is no policy" },
      },
    ]);
  });

  it("tells who made a role, though no event reaches it: CloudTrail's history does", async () => {
    const desk = await openDesk({ eventDelaySeconds: 0 });
    await desk.owners.ivs.use("eu-west-1", "demo");

    const told = await desk.rolecall("--direct", "explain", IVS, "-o", "json");

    expect(rows(told.out)).toMatchObject([
      {
        record: {
          origin: {
            call: "CreateServiceLinkedRole",
            by: `arn:aws:sts::${ACCOUNT}:assumed-role/Administrator/sandbox`,
            via: "ivs.amazonaws.com",
          },
        },
      },
    ]);
  });

  it("finds drift by a policy in a file, and says so in its exit code where that is asked for", async () => {
    const desk = await openDesk();
    await desk.owners.makeRole("rds.amazonaws.com");
    const file = join(desk.home, "policy.yaml");
    await writeFile(
      file,
      "version: 1\nrules:\n  - name: no-rds\n    match: { service: rds.amazonaws.com }\n    state: forbidden\n",
    );

    const none = await desk.rolecall("--direct", "drift", "--fail-on-drift");
    const found = await desk.rolecall("--direct", "drift", "--policy", file, "--fail-on-drift", "-o", "json");

    expect([none.code, found.code]).toEqual([0, 3]);
    expect(rows(found.out)).toMatchObject([
      { kind: "unexpected", subject: "AWSServiceRoleForRDS", rule: "no-rds" },
    ]);
  });

  it("keeps what it knows where only its owner can read it", async () => {
    const desk = await openDesk();
    await desk.owners.makeRole("rds.amazonaws.com");

    await desk.rolecall("--direct", "scan");
    const kept = await desk.rolecall("--direct", "inventory", "-o", "csv");

    expect(kept.out.split("\r\n")[1]).toContain("AWSServiceRoleForRDS");
    const { mode } = await import("node:fs/promises").then(({ stat }) =>
      stat(join(desk.home, ".rolecall/aws", ACCOUNT)),
    );
    expect(mode & 0o077).toBe(0);
    await expect(readFile(join(desk.home, ".rolecall/aws", ACCOUNT, "pause-requested"))).rejects.toThrow(
      "ENOENT",
    );
  });

  it("goes on after an approval that was given while nobody was at work", async () => {
    const desk = await openDesk();
    await desk.owners.makeRole("rds.amazonaws.com");
    const file = join(desk.home, "policy.yaml");
    await writeFile(file, ASKING_POLICY);
    await desk.rolecall("--direct", "drift", "--policy", file, ...APPLY, "--timeout", "5s");
    const listed = await desk.rolecall("--direct", "runs", "--running", "-o", "json");
    const runId = String(rows(listed.out)[0]?.["runId"]);

    const approved = await desk.rolecall("--direct", "approve", runId, ...APPLY);
    const resumed = await desk.rolecall("--direct", "resume", "--timeout", "60s", "-o", "json");

    expect([approved.code, resumed.code]).toEqual([0, 0]);
    expect(rows(resumed.out)).toMatchObject([{ roleName: "AWSServiceRoleForRDS", outcome: "deleted" }]);
  });
});
