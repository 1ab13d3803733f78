import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { commandsIn, readBlocks } from "./read-blocks.ts";
import { openShell } from "./shell.ts";
import { runScript, startScript } from "./started-script.ts";

const commands = readBlocks("README.md")
  .filter(({ language }) => language === "sh")
  .flatMap(({ text }) => commandsIn(text));
const ofNpm = commands.filter((command) => command.startsWith("npm "));
// Those of rolecall itself: readme-rolecall.test.ts.
const ofAws = commands.filter((command) => !/^(npm|rolecall) /.test(command));

type CleanUp = (work: () => Promise<void>) => void;

/** A folder that is gone after the test, with these files in it. */
async function folderWith(
  files: Readonly<Record<string, unknown>>,
  onTestFinished: CleanUp,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "rolecall-docs-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(folder, name), typeof content === "string" ? content : JSON.stringify(content));
  }
  return folder;
}

const PASS = { StartAt: "Pass", QueryLanguage: "JSONata", States: { Pass: { Type: "Pass", End: true } } };
const RECORDED = {
  source: "pass",
  definition: PASS,
  input: { a: 1 },
  expect: { status: "SUCCEEDED", output: { a: 1 } },
};
const MATCHED = {
  label: "source",
  pattern: { source: ["aws.iam"] },
  event: { source: "aws.iam" },
  expect: "true",
};
describe("the commands of README.md", { timeout: 120_000 }, () => {
  it("are these of npm, each of which a test runs", ({ expect }) => {
    expect(ofNpm).toEqual([
      "npm ci",
      "npm pack",
      "npm install --global ./rolecall-0.1.0.tgz",
      "npm ci",
      "npm start",
      "npm ci",
      "npm test",
      "npm run sandbox -- --port 4599",
      "npm run synth",
      "npm run check",
      "npm run bench",
      "npm run conformance -- DIR",
      "npm run rolecall -- --help",
      "npm run replay -- DIR",
      "npm run faults",
      "npm run campaign -- --histories 100",
    ]);
  });

  // A test cannot install what it runs on, nor run all tests, itself among them: CI does, by the same lines.
  it("npm ci && npm test, the parts of npm run check, and a campaign are what CI runs", ({ expect }) => {
    const lines = readFileSync(".ci/run", "utf8").split("\n");
    const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync("package.json", "utf8"));

    expect(lines).toContain("npm ci && npm test");
    expect(scripts["check"]?.split(" && ")).toEqual([
      ...lines.filter((line) => /^npm run (lint|types|dead)$/.test(line)),
      "npm test",
    ]);
    expect(lines).toContain("npm run campaign -- --seed 1 --histories 250");
  });

  // npm start, synth and replay have tests of their own: demo.test.ts, synth.test.ts and replay/main.test.ts; what npm pack
  // makes, and how it is installed, is tested by infra/package/package.test.ts.
  // The measurements take half a minute; they have tests of their own.
  // The rows of the fault table and some histories are tests; all of them by their commands would take minutes.
  it.each([
    ["bench", "npm run bench"],
    ["faults", "npm run faults"],
    ["campaign", "npm run campaign"],
    ["rolecall", "rolecall"],
  ])("npm run %s says what it does", async (script, name) => {
    const { exitCode, printed } = await runScript(script, "--help");

    expect(exitCode).toBe(0);
    expect(printed).toContain(`Usage: ${name}`);
  });

  it("npm run conformance holds the engines against recordings", async ({ expect, onTestFinished }) => {
    const files = { "states-jsonata.json": [RECORDED], "event-patterns.json": [MATCHED] };
    const folder = await folderWith(files, onTestFinished);

    const { exitCode, printed } = await runScript("conformance", folder);

    expect(exitCode).toBe(0);
    expect(printed).toContain("states-jsonata: 1 of 1 agree");
    expect(printed).toContain("event-patterns: 1 of 1 agree");
  });

  it("npm run sandbox stands until Ctrl+C, and the aws and curl lines work against it", async ({
    expect,
    onTestFinished,
  }) => {
    const sandbox = startScript("sandbox", "--port", "0");
    onTestFinished(sandbox.interrupt);
    const port = await sandbox.printed(/^sandbox ready at http:\/\/127\.0\.0\.1:(\d+)$/m);
    // Before the document speaks of the sandbox, its commands are for an account: this one.
    const shell = openShell({
      AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
      AWS_DEFAULT_REGION: "us-east-1",
      AWS_ACCESS_KEY_ID: "111122223333",
      AWS_SECRET_ACCESS_KEY: "x",
    });
    const answers = new Map<string, unknown>();
    for (const command of ofAws) {
      const own = command.replace("4599", port);
      answers.set(command.split(" ").slice(0, 3).join(" "), await shell.run(own));
    }
    sandbox.interrupt();
    const { exitCode } = await sandbox.ended;

    expect(answers.get("aws ivs create-recording-configuration")).toMatchObject({
      recordingConfiguration: { name: "demo" },
    });
    expect(answers.get("aws iam list-roles")).toMatchObject({
      Roles: [{ RoleName: "AWSServiceRoleForIVSRecordToS3" }],
    });
    expect(exitCode).toBe(0);
  });
});
