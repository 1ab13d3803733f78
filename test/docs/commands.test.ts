import { readFileSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "vitest";
import { commandsIn, readBlocks } from "./read-blocks.ts";
import { openShell } from "./shell.ts";
import { runScript, startScript } from "./started-script.ts";

const commands = readBlocks("README.md")
  .filter(({ language }) => language === "sh")
  .flatMap(({ text }) => commandsIn(text));
const ofNpm = commands.filter((command) => command.startsWith("npm "));
const ofAws = commands.filter((command) => !command.startsWith("npm "));

type CleanUp = (work: () => Promise<void>) => void;

/** A folder that is gone after the test, with these files in it. */
async function folderWith(
  files: Readonly<Record<string, unknown>>,
  onTestFinished: CleanUp,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "rolecall-docs-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(folder, name), JSON.stringify(content));
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
const TRAIL_RECORD = {
  eventVersion: "1.11",
  userIdentity: { type: "IAMUser", arn: "arn:aws:iam::111122223333:user/jane", accountId: "111122223333" },
  eventTime: "2026-11-20T09:00:00Z",
  eventSource: "iam.amazonaws.com",
  eventName: "CreateServiceLinkedRole",
  awsRegion: "us-east-1",
  requestParameters: { aWSServiceName: "ivs.amazonaws.com" },
  responseElements: {
    role: {
      roleName: "AWSServiceRoleForIVSRecordToS3",
      roleId: "AROAEXAMPLEIVS0000001",
      path: "/aws-service-role/ivs.amazonaws.com/",
      arn: "arn:aws:iam::111122223333:role/aws-service-role/ivs.amazonaws.com/AWSServiceRoleForIVSRecordToS3",
      createDate: "Nov 20, 2026 9:00:00 AM",
    },
  },
  eventID: "10000000-0000-4000-8000-000000000001",
  readOnly: false,
  eventType: "AwsApiCall",
  managementEvent: true,
  recipientAccountId: "111122223333",
};

describe.concurrent("the commands of README.md", { timeout: 120_000 }, () => {
  it("are these of npm, each of which has a test here", ({ expect }) => {
    expect(ofNpm).toEqual([
      "npm ci",
      "npm start",
      "npm ci",
      "npm test",
      "npm run sandbox -- --port 4599",
      "npm run synth",
      "npm run check",
      "npm run bench",
      "npm run conformance -- DIR",
      "npm run replay -- DIR",
    ]);
  });

  // A test cannot install what it runs on, nor run all tests, itself among them: CI does, by the same lines.
  it("npm ci && npm test and npm run check are what CI runs", ({ expect }) => {
    const lines = readFileSync(".ci/run", "utf8").split("\n");

    expect(lines).toContain("npm ci && npm test");
    expect(lines).toContain("npm run check");
  });

  it("npm start plays the story to its end and leaves the report", async ({ expect, onTestFinished }) => {
    const folder = await folderWith({}, onTestFinished);
    const report = join(folder, "rolecall-demo.html");

    const { exitCode, printed } = await runScript("start", "--out", report);

    expect({ exitCode, printed }).toMatchObject({ exitCode: 0 });
    expect(await readFile(report, "utf8")).toContain("<svg");
  });

  it("npm run synth names the templates", async ({ expect }) => {
    const { exitCode, printed } = await runScript("synth");

    expect(exitCode).toBe(0);
    expect(printed).toMatch(/^\/.*\/cdk\.out\/RolecallHub\.template\.json$/m);
  });

  // The measurements take half a minute; they have tests of their own.
  it("npm run bench says what it measures", async ({ expect }) => {
    const { exitCode, printed } = await runScript("bench", "--help");

    expect(exitCode).toBe(0);
    expect(printed).toContain("Usage: npm run bench");
  });

  it("npm run conformance holds the engines against recordings", async ({ expect, onTestFinished }) => {
    const files = { "states-jsonata.json": [RECORDED], "event-patterns.json": [MATCHED] };
    const folder = await folderWith(files, onTestFinished);

    const { exitCode, printed } = await runScript("conformance", folder);

    expect(exitCode).toBe(0);
    expect(printed).toContain("states-jsonata: 1 of 1 agree");
    expect(printed).toContain("event-patterns: 1 of 1 agree");
  });

  it("npm run replay records what recorded events tell", async ({ expect, onTestFinished }) => {
    const folder = await folderWith({ "01-created.json": TRAIL_RECORD }, onTestFinished);

    const { exitCode, printed } = await runScript("replay", folder);

    expect({ exitCode, printed }).toMatchObject({ exitCode: 0 });
    expect(printed).toContain("AWSServiceRoleForIVSRecordToS3");
  });

  it("npm run sandbox stands until Ctrl+C, and the aws and curl lines work against it", async ({
    expect,
    onTestFinished,
  }) => {
    const sandbox = startScript("sandbox", "--port", "0");
    onTestFinished(sandbox.interrupt);
    const port = await sandbox.printed(/^sandbox ready at http:\/\/127\.0\.0\.1:(\d+)$/m);
    const shell = openShell({});

    const answers = new Map<string, unknown>();
    for (const command of ofAws) {
      answers.set(command.split(" ").slice(0, 3).join(" "), await shell.run(command.replace("4599", port)));
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
