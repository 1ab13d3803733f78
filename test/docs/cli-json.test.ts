import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { publishedSchemas } from "../../infra/docs/schemas/published.ts";
import { ACCOUNT, type Desk, openDesk } from "../cli/command/rolecall.ts";
import { schemaFaults } from "./json-schema.ts";

const IVS = "AWSServiceRoleForIVSRecordToS3";
const APPLY = ["--apply", "--yes-account", ACCOUNT] as const;

function faultsBy(name: string, value: unknown): readonly string[] {
  return schemaFaults(JSON.parse(readFileSync(`docs/schemas/${name}.schema.json`, "utf8")), value);
}

/** Runs the real command for JSON, holds it against the schema that is published for it, and answers its rows. */
async function checked(desk: Desk, ...args: readonly string[]): Promise<readonly Record<string, unknown>[]> {
  const words = args.slice(0, args[0] === "policy" ? 2 : 1).join(" ");
  const { name } = publishedSchemas.find(({ commands }) => commands.includes(words)) ?? { name: "none" };
  const { out, err } = await desk.rolecall(...args, "--direct", "-o", "json");
  if (out === "") {
    throw new Error(`rolecall ${args.join(" ")}: ${err}`);
  }
  const rows: readonly Record<string, unknown>[] = JSON.parse(out);

  expect(faultsBy(name, rows)).toEqual([]);
  expect(rows.length).toBeGreaterThan(0);
  return rows;
}

describe("the JSON that the command prints is what docs/schemas say", () => {
  it("of roles, plans, runs that changed something and put it back, and what is found", async () => {
    const desk = await openDesk();
    await desk.owners.ivs.use("eu-west-1", "demo");
    await desk.owners.makeRole("autoscaling.amazonaws.com");
    const file = join(desk.home, "plan.json");

    await checked(desk, "scan");
    const lines = await desk.rolecall("inventory", "--direct", "-o", "jsonl");
    await checked(desk, "explain", IVS);
    await checked(desk, "plan", IVS, "--out", file);
    await checked(desk, "decommission", "--plan", file, ...APPLY);
    await checked(desk, "scan", "--all");
    const [first] = await checked(desk, "runs");
    await checked(desk, "run", String(first?.["runId"]));
    await checked(desk, "restore", IVS, ...APPLY);
    await checked(desk, "describe", IVS, "--description", "new");
    await checked(desk, "create", "rds.amazonaws.com");
    await checked(desk, "drift", "--policy", resolve("docs/policies/required-roles.yaml"));
    await checked(desk, "doctor");

    expect(
      faultsBy(
        "roles",
        lines.out
          .trimEnd()
          .split("\n")
          .map((line) => JSON.parse(line)),
      ),
    ).toEqual([]);
    expect(faultsBy("plan-file", JSON.parse(readFileSync(file, "utf8")))).toEqual([]);
  });

  it("of a plan that waits for an approval", async () => {
    const desk = await openDesk();
    await desk.owners.ivs.use("eu-west-1", "demo");
    const policy = join(desk.home, "policy.yaml");
    writeFileSync(
      policy,
      `version: 1
rules:
  - name: no-ivs
    match: { service: ivs.amazonaws.com }
    state: forbidden
    unexpected: approve
    approvers: "arn:aws:sts::*:assumed-role/*"
    release: approved
`,
    );
    await checked(desk, "drift", "--policy", policy, ...APPLY, "--timeout", "1s");
    const [run] = await checked(desk, "runs", "--running");
    const runId = String(run?.["runId"]);
    for (let tries = 0; tries < 30 && !(await hasAsked(desk, runId)); tries += 1) {
      await desk.rolecall("resume", "--direct", "--timeout", "1s");
    }

    await checked(desk, "approve", runId);
  });

  it("of what needs no account", async () => {
    const desk = await openDesk();
    const wrong = join(desk.home, "wrong.yaml");
    writeFileSync(wrong, "version: 2\n");

    await checked(desk, "catalogue");
    await checked(desk, "policy", "check", resolve("docs/policies/limits.yaml"));
    await checked(desk, "policy", "check", wrong);
    await checked(
      desk,
      "policy",
      "explain",
      resolve("docs/policies/exemption.yaml"),
      "AWSServiceRoleForMediaTailor",
    );
  });
});

/** A run asks once it has looked and planned; how long that takes depends on the machine. */
async function hasAsked(desk: Desk, runId: string): Promise<boolean> {
  return (await desk.rolecall("approve", runId, "--direct")).code === 0;
}
