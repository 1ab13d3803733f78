import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { policyJsonSchema } from "../../../cli/commands/policy-schema.ts";
import { STARTING_POLICY } from "../../../cli/commands/policy-start.ts";
import type { Policy } from "../../../functions/core/policy.ts";
import { compilePolicy } from "../../../functions/policy/compile.ts";
import { describeFault } from "../../../functions/policy/faults.ts";
import { BIN } from "../command/rolecall.ts";
import { folderForTest } from "./folder.ts";
import { rolecall } from "./in-process.ts";

/** The file with every setting that it shows switched on. */
const SWITCHED_ON = STARTING_POLICY.replaceAll(/^( *)#(?=\S)/gm, "$1");

function compiled(text: string): Policy {
  const compilation = compilePolicy(text, "p.yaml");
  if (compilation.kind === "wrong") {
    throw new Error(compilation.faults.map(describeFault).join("\n"));
  }
  return compilation.policy;
}

/** Names of members, and words that they may be, of everything that a policy file can say. */
function* said(schema: unknown): Generator<string> {
  if (typeof schema !== "object" || schema === null) {
    return;
  }
  const { properties = {}, enum: words = [], ...others } = Object(schema);
  yield* Object.keys(properties);
  yield* words;
  for (const inside of [...Object.values(properties), ...Object.values(others)]) {
    yield* said(inside);
  }
}

describe("rolecall policy init", () => {
  it("writes a file that is right, and from which nothing follows", async () => {
    const file = join(folderForTest(), "new.yaml");

    const { code, out, err } = await rolecall("policy", "init", file);
    const checked = await rolecall("policy", "check", file);

    expect([code, out]).toEqual([0, ""]);
    expect(err).toContain(`${file} is written`);
    expect(checked).toMatchObject({ code: 0, err: "" });
    expect(compiled(readFileSync(file, "utf8")).rules).toMatchObject([
      { unexpected: "report", unused: "report", missing: "report", drift: "report", idleSeconds: 5_184_000 },
    ]);
  });

  it("leaves a file alone that is there already", async () => {
    const file = join(folderForTest(), "mine.yaml");
    writeFileSync(file, "version: 1\n");

    const { code, err } = await rolecall("policy", "init", file);

    expect(code).toBe(2);
    expect(err).toContain(`${file} is there already, and stays as it is`);
    expect(readFileSync(file, "utf8")).toBe("version: 1\n");
  });

  it("calls the file rolecall.policy.yaml unless told otherwise", () => {
    const folder = folderForTest();

    const { status } = spawnSync(process.execPath, [BIN, "policy", "init", "-q"], { cwd: folder });

    expect(status).toBe(0);
    expect(readdirSync(folder)).toEqual(["rolecall.policy.yaml"]);
  });

  it("says why a file cannot be written", async () => {
    const { code, err } = await rolecall("policy", "init", "/nowhere/p.yaml");

    expect(code).toBe(2);
    expect(err).toContain("/nowhere/p.yaml cannot be written: ENOENT");
  });

  it("prints the file where standard output is asked for", async () => {
    expect(await rolecall("policy", "init", "-")).toEqual({ code: 0, out: STARTING_POLICY, err: "" });
  });
});

describe("the starting policy", () => {
  it("is right with every setting switched on, too", () => {
    const { rules, exemptions, protectionTag } = compiled(SWITCHED_ON);

    expect(rules.map(({ name, state }) => `${name} ${state}`)).toEqual([
      "no-chime forbidden",
      "autoscaling required",
      "sandbox-account allowed",
      "video allowed",
      "observe allowed",
    ]);
    expect(exemptions).toHaveLength(1);
    expect(protectionTag?.key).toBe("rolecall:keep-until");
  });

  it("shows every member that a policy can have, and every word that one may be", () => {
    const shown = new Set(STARTING_POLICY.match(/[\w-]+/g));

    const all = [...new Set(said(policyJsonSchema()))];

    expect(all.length).toBeGreaterThan(45);
    expect(all.filter((word) => !shown.has(word))).toEqual([]);
  });
});
