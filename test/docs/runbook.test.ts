import { globSync, readFileSync } from "node:fs";
import { describe, expect, inject, it } from "vitest";
import { OutcomeSchema } from "../../functions/inventory/schemas.ts";
import { allServices } from "../../functions/services/services.ts";
import { ACCOUNT, IVS_ROLE, REGION, roleIdOf, type Stack, startStack } from "../stack/stack.ts";
import { commandsIn, readBlocks } from "./read-blocks.ts";
import { openShell, type Shell } from "./shell.ts";

const document = "docs/runbook.md";
const text = readFileSync(document, "utf8");
const blocks = readBlocks(document);

/** A run's answer as far as the document speaks of it. */
interface Output {
  readonly outcome: string;
  readonly plan: { readonly digest: string };
}

/** Follows the document from its first command to its last one, with what an operator does between its sections. */
async function follow(stack: Stack, shell: Shell, between: Readonly<Record<string, () => Promise<unknown>>>) {
  const answers: Record<string, unknown[]> = {};
  let last = "";
  for (const { heading, language, text: commands } of blocks) {
    if (language !== "sh") {
      continue;
    }
    await stack.clock.settle(3600);
    await (heading === last ? undefined : between[heading]?.());
    last = heading;
    for (const command of commandsIn(commands)) {
      const own = command.replace("RolecallHub-InventoryTable40A3050B-EXAMPLE", stack.tableName);
      answers[heading] = [...(answers[heading] ?? []), await shell.run(own)];
    }
  }
  // The last command may have started something, which ends before the sandbox does.
  await stack.clock.settle(3600);
  return answers;
}

async function outputOf(stack: Stack, shell: Shell, variable: string): Promise<Output> {
  const { output = "{}" } = stack.engines.states.describeExecution(shell.get(variable));
  return JSON.parse(output);
}

async function startedShell(): Promise<{ stack: Stack; shell: Shell }> {
  const stack = await startStack();
  const shell = openShell({
    AWS_ENDPOINT_URL: stack.url,
    AWS_ACCESS_KEY_ID: ACCOUNT,
    AWS_SECRET_ACCESS_KEY: "x",
  });
  return { stack, shell };
}

describe("docs/runbook.md", () => {
  it("leads from a plan to a deleted role, stops, pauses, and clears a dead letter", async () => {
    const { stack, shell } = await startedShell();
    await stack.record(REGION, "old");
    const seen: Record<string, unknown> = {};

    const answers = await follow(stack, shell, {
      Apply: async () => {
        const { outcome, plan } = await outputOf(stack, shell, "PLAN");
        seen["plan"] = outcome;
        shell.set("DIGEST", plan.digest);
      },
      "Stop a run": async () => {
        seen["apply"] = (await outputOf(stack, shell, "RUN")).outcome;
        seen["role"] = await roleIdOf(stack, IVS_ROLE);
        shell.set("APPLIED", shell.get("RUN"));
        shell.set("RUN", await stack.start({ roleName: IVS_ROLE }));
      },
      "Read what happened": async () => {
        seen["stopped"] = stack.engines.states.describeExecution(shell.get("RUN")).status;
        shell.set("RUN", shell.get("APPLIED"));
      },
      Restore: async () => {
        seen["unpaused"] = await stack.inventory.control.readPause(ACCOUNT);
      },
      "Alarms and dead letters": async () => {
        const event = { "detail-type": "AWS API Call via CloudTrail", source: "aws.iam", detail: BROKEN };
        const envelope = {
          id: "1",
          account: ACCOUNT,
          time: "2026-11-20T09:00:00Z",
          region: "us-east-1",
          ...event,
        };
        await fetch(`${stack.url}/_rolecall/events`, { method: "POST", body: JSON.stringify(envelope) });
        await stack.clock.settle(3600);
      },
    });

    expect(seen).toEqual({
      plan: "planned",
      apply: "deleted",
      role: undefined,
      stopped: "ABORTED",
      unpaused: { paused: false },
    });
    const [run, record, runs, history] = answers["Read what happened"] ?? [];
    expect(run).toContain('"outcome":"deleted"');
    expect(record).toMatchObject({ Item: { status: { S: "gone" } } });
    expect(runs).toMatchObject({ Count: 3 });
    expect(history).toMatchObject({
      Items: expect.arrayContaining([expect.objectContaining({ what: { S: "Run Ended" } })]),
    });
    const [receipts, , restored] = answers["Restore"] ?? [];
    expect(receipts).toMatchObject({ Count: 2 });
    expect(restored).toContain('"outcome":"restored"');
    expect(Object.values(stack.engines.queues.all()).flat()).toEqual([]);
  });

  it("pauses with its first command under Pause and goes on with the second", async () => {
    const { stack, shell } = await startedShell();
    shell.set("AWS_DEFAULT_REGION", "us-east-1");
    shell.set("TABLE", stack.tableName);
    const [pause = "", unpause = ""] = blocks
      .filter(({ heading, language }) => heading === "Pause" && language === "sh")
      .flatMap((block) => commandsIn(block.text));

    await shell.run(pause);
    const paused = await stack.inventory.control.readPause(ACCOUNT);
    await shell.run(unpause);

    expect(paused).toEqual({ paused: true, pausedReason: "audit" });
    expect(await stack.inventory.control.readPause(ACCOUNT)).toEqual({ paused: false });
  });

  it("tells what to do for every outcome", () => {
    const outcomes = OutcomeSchema.entries.kind.options;

    expect(outcomes.filter((outcome) => !new RegExp(`^\\| \`${outcome}\` `, "m").test(text))).toEqual([]);
  });

  it("lists every event that the functions publish, and no other", () => {
    const sources = globSync("functions/**/*.ts").map((file) => readFileSync(file, "utf8"));
    const published = sources.flatMap((source) => [...source.matchAll(/what(?:: .*| = )"([A-Z].*)"[,;]/g)]);
    const names = published
      .flatMap(([whole]) => [...whole.matchAll(/"([A-Z][\w ]+)"/g)])
      .map(([, name]) => name);

    const [, table = ""] = /\| detail type .*\n\| -.*\n([\s\S]*?)\n\n/.exec(text) ?? [];
    const told = [...table.matchAll(/^\| `([\w ]+)`/gm)].map(([, name]) => name);
    expect(told.toSorted()).toEqual([...new Set(names)].toSorted());
  });

  it("lists every permission that the templates give, and no other", () => {
    const { assemblyDirectory, stackNames } = inject("assembly");
    const given = stackNames.flatMap((name) => {
      const template = readFileSync(`${assemblyDirectory}/${name}.template.json`, "utf8");
      const { Resources }: { Resources: Record<string, Resource> } = JSON.parse(template);
      return Object.values(Resources).flatMap(({ Type, Properties }) =>
        Type === "AWS::IAM::Role" ? actionsIn(Properties) : [],
      );
    });

    const told = [...text.matchAll(/^\| (`\w+:.*?) \|/gm)].flatMap(([, cell = ""]) =>
      [...cell.matchAll(/`([\w:]+)`/g)].map(([, action]) => action),
    );
    const ofServices = allServices.flatMap(({ readGrants, releaseGrants, restoreGrants }) =>
      [...readGrants, ...releaseGrants, ...restoreGrants].flatMap(({ actions }) => actions),
    );
    const isTold = (action: string) => ofServices.includes(action) || told.includes(action);
    expect(given.filter((action) => !isTold(action))).toEqual([]);
    expect(told.filter((action = "") => !given.includes(action))).toEqual([]);
  });

  it("leaves out of its tests only what needs an account: deploying, and the trail", () => {
    const untested = blocks
      .filter(({ language }) => language !== "sh")
      .flatMap((block) => commandsIn(block.text))
      .map((command) => command.split(" ").slice(0, 2).join(" "));

    expect([...new Set(untested)].toSorted()).toEqual([
      "aws cloudformation",
      "aws cloudtrail",
      "npm run",
      "npx aws-cdk@2",
    ]);
  });
});

/** A call without what tells who made it, when and where. */
const BROKEN = { eventSource: "iam.amazonaws.com", eventName: "CreateServiceLinkedRole" };

interface Resource {
  readonly Type: string;
  readonly Properties: { readonly Policies?: readonly { readonly PolicyDocument: unknown }[] };
}

function actionsIn({ Policies = [] }: Resource["Properties"]): readonly string[] {
  const documents = JSON.stringify(Policies.map(({ PolicyDocument }) => PolicyDocument));
  const actions = documents.matchAll(/"Action":(\[[^\]]*\]|"[^"]*")/g);
  return [...actions].flatMap(([, list = "[]"]) => [JSON.parse(list)].flat());
}
