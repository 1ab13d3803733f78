import { describe, expect, it } from "vitest";
import { employ } from "../../infra/sandbox/estate/people.ts";
import { IVS_ROLE, REGION, roleIdOf, startStack } from "./stack.ts";

const FORBIDDEN = `
version: 1
approvers:
  platform: ["arn:aws:sts::*:assumed-role/platform/*"]
rules:
  - name: no-recordings
    match: {role: ${IVS_ROLE}}
    state: forbidden
    unexpected: approve
    approvers: platform
    release: approved
    grace: 1h
`;

describe("a forbidden role", () => {
  it("is found, waits for an approval and the grace period, and is gone then", async () => {
    const stack = await startStack({ parameters: {} });
    const owner = await employ(stack, "owners", "olga");
    const approver = await employ(stack, "platform", "paul");
    expect(await owner.putPolicy(FORBIDDEN)).toMatchObject({ status: 200 });

    await stack.record(REGION, "one");
    await stack.clock.settle(600);
    const { run } = (await stack.inventory.remediations.read(stack.account, IVS_ROLE)) ?? {};
    const findings = await stack.inventory.findings.list(stack.account, IVS_ROLE);
    console.log(JSON.stringify(findings, null, 1), JSON.stringify(run, null, 1));
    console.log(
      stack.engines.topics
        .messages()
        .map((m) => JSON.stringify(m, null, 1))
        .join("\n"),
    );
    const answered = await approver.answer({
      decision: "approve",
      roleName: IVS_ROLE,
      runId: run?.runId,
      planDigest: run?.plan?.digest,
    });
    console.log(JSON.stringify(answered));
    await stack.clock.settle(7200);
    console.log(JSON.stringify(await stack.inventory.remediations.read(stack.account, IVS_ROLE), null, 1));
    console.log(JSON.stringify(await stack.inventory.findings.list(stack.account, IVS_ROLE), null, 1));
    console.log(JSON.stringify(stack.engines.queues.all(), null, 1).slice(0, 3000));
    expect(await roleIdOf(stack, IVS_ROLE)).toBeUndefined();
  });
});
