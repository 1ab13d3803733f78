import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { HELP } from "../../infra/sandbox/arguments.ts";
import { createPermissions } from "../../infra/sandbox/permissions/permissions.ts";
import { fakeServices } from "../../infra/sandbox/services/all.ts";
import { ACCOUNT, IVS_ROLE, REGION, startStack } from "../stack/stack.ts";
import { shellFor } from "./follow.ts";
import { commandsIn, readBlocks } from "./read-blocks.ts";
import { differences } from "./shape.ts";
import { openShell } from "./shell.ts";

const document = "docs/sandbox.md";
/** The formatter pads tables, which says nothing. */
const text = readFileSync(document, "utf8").replaceAll(/ +/g, " ").replaceAll(/-{3,}/g, "---");

describe("docs/sandbox.md", () => {
  it("shows commands that work, and answers as they come", async () => {
    const stack = await startStack({ pace: "flowing" });
    const shell = openShell({});
    const wrong: string[] = [];

    let answer: unknown;
    for (const block of readBlocks(document)) {
      if (block.language === "sh") {
        for (const command of commandsIn(block.text)) {
          answer = await shell.run(command.replace("http://127.0.0.1:4599", stack.url));
        }
      } else if (block.language === "json") {
        wrong.push(...differences(JSON.parse(block.text), answer, true, block.heading));
      }
    }

    expect(wrong).toEqual([]);
  });

  it("has an example for every control endpoint", () => {
    const source = readFileSync("infra/sandbox/control-api.ts", "utf8");
    const endpoints = [...source.matchAll(/"(?:GET|POST) (\/_rolecall\/\w+)"/g)].map(([, path = ""]) => path);
    const curls = readBlocks(document)
      .filter(({ language }) => language === "sh")
      .flatMap((block) => commandsIn(block.text))
      .filter((command) => command.startsWith("curl"));

    expect(endpoints.length).toBeGreaterThan(8);
    expect(endpoints.filter((path) => !curls.some((curl) => curl.includes(path)))).toEqual([]);
  });

  it("names every option of the command line", () => {
    const options = [...HELP.matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, option = ""]) => option);

    expect(options.length).toBeGreaterThan(6);
    expect(options.filter((option) => !text.includes(`| \`${option}`))).toEqual([]);
  });

  it("lists exactly the operations that the sandbox has", async () => {
    const { world, engines, url, clock } = await startStack();
    const permissions = createPermissions({ now: () => clock.now(), random: () => 0 });
    const services = fakeServices({ world, permissions, engines, gatewayUrl: () => url, behaviour: {} });

    const rows = services.map(
      ({ signingName, operations }) =>
        `| \`${signingName}\` | ${Object.keys(operations).sort().join(", ")} |`,
    );

    const [, table = ""] = /\| service \| operations \|\n\| --- \| --- \|\n([\s\S]*?)\n\n/.exec(text) ?? [];
    expect(table.split("\n")).toEqual(rows);
  });

  it("is right that nobody but services may assume the roles of the stacks", async () => {
    const stack = await startStack();
    const shell = openShell({
      AWS_ENDPOINT_URL: stack.url,
      AWS_DEFAULT_REGION: "us-east-1",
      AWS_ACCESS_KEY_ID: ACCOUNT,
      AWS_SECRET_ACCESS_KEY: "x",
    });
    await shell.run("ROLE=$(aws iam list-roles --path-prefix /rolecall/ --query Roles[0].Arn --output text)");

    const assumed = shell.run("aws sts assume-role --role-arn $ROLE --role-session-name me");

    await expect(assumed).rejects.toThrow("not authorized to perform: sts:AssumeRole");
  });

  it("is right that settling alone lets no sweep run, and that passing its time does", async () => {
    const stack = await startStack({ pace: "still" });

    await stack.clock.settle(7 * 3600);
    const settled = stack.calledByRolecall("iam");
    await stack.clock.advance(6 * 3600);
    await stack.clock.settle(600);

    expect(settled).toEqual([]);
    expect(stack.calledByRolecall("iam")).toEqual(["ListRoles"]);
  });

  it("is right that its administrator can approve where the policy names them", async () => {
    const stack = await startStack();
    const shell = shellFor(stack);
    shell.set("AWS_DEFAULT_REGION", "us-east-1");
    await shell.run(`URL=$(${URL_OF} rolecall-put-policy)`);
    await shell.run(`${CURL} -X PUT -d '${POLICY}' "$URL"`);
    await stack.record(REGION, "forbidden");
    await stack.clock.settle(3600);
    const { run } = (await stack.inventory.remediations.read(ACCOUNT, IVS_ROLE)) ?? {};
    const answer = {
      decision: "approve",
      roleName: IVS_ROLE,
      runId: run?.runId,
      planDigest: run?.plan?.digest,
    };

    await shell.run(`URL=$(${URL_OF} rolecall-answer-approval)`);
    const answered = await shell.run(`${CURL} -d '${JSON.stringify(answer)}' "$URL"`);

    expect(answered).toMatchObject({
      decision: "approve",
      by: "arn:aws:sts::111122223333:assumed-role/Administrator/sandbox",
    });
    expect(text).toContain("`arn:aws:sts::111122223333:assumed-role/Administrator/sandbox`");
  });
});

const URL_OF = "aws lambda get-function-url-config --query FunctionUrl --output text --function-name";
const CURL = "curl -s --aws-sigv4 aws:amz:us-east-1:lambda --user 111122223333:x";
const POLICY = `
version: 1
rules:
  - name: no-recordings
    match: { role: ${IVS_ROLE} }
    state: forbidden
    unexpected: approve
    release: approved
    approvers: "arn:aws:sts::*:assumed-role/Administrator/*"
`;
