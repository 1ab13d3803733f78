import { execFile } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it, onTestFinished } from "vitest";
import { readTemplate } from "../infra/cloud/read-template.ts";

const document = readFileSync("docs/add-a-service.md", "utf8");
const run = promisify(execFile);

/** The blocks of the page, by the file that they belong into. */
const steps = [...document.matchAll(/^```\w+ (\S+)\n([\s\S]*?)^```/gm)].map(([, file = "", text = ""]) => ({
  file,
  text,
}));

/** A copy of the project in which the page was followed to the letter, and nothing else was done. */
function followed(): string {
  const copy = mkdtempSync(join(tmpdir(), "rolecall-"));
  onTestFinished(() => rmSync(copy, { recursive: true }));
  for (const part of [
    "cli",
    "functions",
    "infra",
    "statemachines",
    "test",
    "README.md",
    "package.json",
    "tsconfig.json",
  ]) {
    cpSync(part, join(copy, part), { recursive: true });
  }
  symlinkSync(resolve("node_modules"), join(copy, "node_modules"));
  for (const { file, text } of steps) {
    if (file === "README.md") {
      const readme = readFileSync(join(copy, file), "utf8");
      writeFileSync(join(copy, file), readme.replace(/^(\| MediaTailor +\|.*\n)/m, `$1${text}`));
    } else if (file.endsWith("catalogue.ts")) {
      appendFileSync(join(copy, file), text);
    } else {
      writeFileSync(join(copy, file), text);
    }
  }
  return copy;
}

describe("docs/add-a-service.md", { timeout: 300_000 }, () => {
  it("has an adapter, its test, a line and a row: nothing more is needed", () => {
    expect(steps.map(({ file }) => file)).toEqual([
      "functions/services/resource-explorer.ts",
      "test/functions/services/resource-explorer.test.ts",
      "functions/services/catalogue.ts",
      "README.md",
    ]);
    expect(steps.slice(2).map(({ text }) => text.trim().split("\n").length)).toEqual([1, 1]);
  });

  it("leads to a project that compiles, with the service in rules, forwarders and permissions", async () => {
    const copy = followed();

    await run(resolve("node_modules/.bin/tsc"), ["--noEmit"], { cwd: copy });
    await run(process.execPath, ["infra/cloud/synth.ts"], { cwd: copy });

    const hub = JSON.stringify(readTemplate(join(copy, "cdk.out"), "RolecallHub").Resources);
    const forwarder = JSON.stringify(
      readTemplate(join(copy, "cdk.out"), "RolecallForwarder-eu-west-1").Resources,
    );
    expect(hub.match(/"aws\.resource-explorer-2"/g)).toHaveLength(2);
    expect(hub.match(/"resource-explorer-2:ListIndexes"/g)?.length).toBeGreaterThanOrEqual(3);
    expect(forwarder).toContain('"aws.resource-explorer-2"');
    expect(readFileSync(join(copy, "README.md"), "utf8")).toContain("| Resource Explorer |");
  });
});
