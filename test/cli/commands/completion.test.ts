import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderForTest } from "./folder.ts";
import { rolecall } from "./in-process.ts";

/** What bash offers for the last of these words. */
async function offered(...words: readonly string[]): Promise<readonly string[]> {
  const folder = folderForTest();
  const script = join(folder, "completion.bash");
  writeFileSync(script, (await rolecall("completion", "bash")).out);
  writeFileSync(join(folder, "my plan.json"), "");
  mkdirSync(join(folder, "my folder"));
  const program = `source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _rolecall; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync("bash", ["-u", "-c", program, "bash", script, "rolecall", ...words], {
    cwd: folder,
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  return stdout.split("\n").filter((line) => line !== "");
}

describe("rolecall completion bash", () => {
  it("is a script that bash takes", async () => {
    const { code, out, err } = await rolecall("completion", "bash");

    const { status, stderr } = spawnSync("bash", ["-n"], { input: out, encoding: "utf8" });

    expect({ code, err, status, stderr }).toEqual({ code: 0, err: "", status: 0, stderr: "" });
  });

  it.each([
    ["commands", ["pol"], ["policy"]],
    ["commands of a command", ["policy", ""], ["check", "explain", "init", "compile", "schema", "help"]],
    ["commands after options", ["-q", "--profile", "scan", "polic"], ["policy"]],
    ["commands that help tells of", ["help", "compl"], ["completion"]],
    ["options of a command", ["scan", "--ref"], ["--refresh"]],
    ["options of every command", ["policy", "check", "--outp"], ["--output"]],
    ["choices of an option", ["scan", "-o", "js"], ["json", "jsonl"]],
    ["choices behind =, which bash takes for a word", ["--output", "=", "c"], ["csv"]],
    ["all choices right behind =", ["--output", "="], ["table", "json", "jsonl", "csv", "markdown"]],
    ["choices behind =, where bash does not", ["--output=ma"], ["--output=markdown"]],
    ["choices of an argument", ["completion", "z"], ["zsh"]],
    ["names of roles", ["scan", "AWSServiceRoleForIVS"], ["AWSServiceRoleForIVSRecordToS3"]],
    ["names of more roles", ["scan", "a", "b", "AWSServiceRoleForIVS"], ["AWSServiceRoleForIVSRecordToS3"]],
    [
      "the second argument",
      ["policy", "explain", "f", "AWSServiceRoleForIVS"],
      ["AWSServiceRoleForIVSRecordToS3"],
    ],
    ["files, with blanks in them", ["report", "--html", "my"], ["my folder", "my plan.json"]],
    ["files as arguments", ["policy", "check", "my p"], ["my plan.json"]],
    ["nothing for what only the person knows", ["--profile", ""], []],
    ["no options behind --", ["scan", "--", "--ref"], []],
    ["nothing for a third argument of two", ["policy", "explain", "f", "r", "AWS"], []],
    ["nothing for a command that is none", ["nosuch", "--all", "x", "AWS"], []],
  ])("offers %s: %j", async (_what, words, expected) => {
    expect((await offered(...words)).toSorted()).toEqual(expected.toSorted());
  });
});

describe("rolecall completion", () => {
  it("knows three shells, and says so of others", async () => {
    const { code, err } = await rolecall("completion", "tcsh");

    expect(code).toBe(2);
    expect(err).toContain("Allowed choices are bash, zsh, fish.");
  });
});
