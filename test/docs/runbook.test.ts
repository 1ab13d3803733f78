import { describe, expect, it } from "vitest";
import { ACCOUNT, IVS_ROLE, REGION, roleIdOf, type Stack, startStack } from "../stack/stack.ts";
import { follow, shellFor } from "./follow.ts";
import { commandsIn, readBlocks } from "./read-blocks.ts";
import type { Shell } from "./shell.ts";

const document = "docs/runbook.md";
const blocks = readBlocks(document);

/** A run's answer as far as the document speaks of it. */
interface Output {
  readonly outcome: string;
  readonly plan: { readonly digest: string };
}

async function outputOf(stack: Stack, shell: Shell, variable: string): Promise<Output> {
  const { output = "{}" } = stack.engines.states.describeExecution(shell.get(variable));
  return JSON.parse(output);
}

async function startedShell(): Promise<{ stack: Stack; shell: Shell }> {
  const stack = await startStack();
  return { stack, shell: shellFor(stack) };
}

describe("docs/runbook.md", () => {
  it("leads from a plan to a deleted role, stops, pauses, and clears a dead letter", async () => {
    const { stack, shell } = await startedShell();
    await stack.record(REGION, "old");
    const seen: Record<string, unknown> = {};

    const answers = await follow(document, stack, shell, {
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
