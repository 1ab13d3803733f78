import { CreateServiceLinkedRoleCommand } from "@aws-sdk/client-iam";
import { describe, expect, it } from "vitest";
import { ACCOUNT, IVS_ROLE, MEDIATAILOR_ROLE, REGION, roleIdOf, startStack } from "./stack.ts";

describe("invariant 4: unknown is never unused", () => {
  it("refuses to delete while a Region cannot be read, and says which and why", async () => {
    const stack = await startStack({ parameters: { OnUnused: "decommission" } });
    await stack.logSessions(REGION, "p", 10);
    await stack.clock.settle(60);
    stack.faults.set([
      {
        service: "mediatailor",
        operation: "ListChannels",
        region: "us-east-1",
        error: { code: "AccessDeniedException", status: 403, message: "denied by an SCP" },
      },
    ]);
    await stack.logSessions(REGION, "p", 0);
    await stack.clock.settle(3600);

    const ended = await stack.run({ roleName: MEDIATAILOR_ROLE, mode: "apply" });

    expect((await stack.inventory.records.read(ACCOUNT, MEDIATAILOR_ROLE))?.status).toBe("unknown");
    expect(ended.outcome).toBe("refused");
    expect(ended.reason).toContain("us-east-1 (AccessDeniedException: denied by an SCP)");
    expect(await roleIdOf(stack, MEDIATAILOR_ROLE)).toMatch(/^AROA/);
  });

  it("looks again where a Region may be readable soon", async () => {
    const stack = await startStack();
    await stack.iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: "ivs.amazonaws.com" }));
    stack.faults.set([
      {
        service: "ivs",
        operation: "ListRecordingConfigurations",
        region: REGION,
        times: 3,
        error: { code: "ServiceUnavailable", status: 503, message: "later" },
      },
    ]);

    const ended = await stack.run({ roleName: IVS_ROLE, mode: "apply" });

    expect(ended.outcome).toBe("deleted");
  });
});

describe("invariant 5: a true outcome", () => {
  it("says deleted only once GetRole does not show the role any more", async () => {
    const stack = await startStack({ iam: { staleSeconds: 40, staleReads: "every" } });
    await stack.iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: "ivs.amazonaws.com" }));
    await stack.clock.settle(120);

    const ended = await stack.run({ roleName: IVS_ROLE, mode: "apply" });

    expect(ended.outcome).toBe("deleted");
    expect(await roleIdOf(stack, IVS_ROLE)).toBeUndefined();
    expect(stack.calledByRolecall("iam").filter((name) => name === "GetRole").length).toBeGreaterThan(2);
  });

  it("says timed-out where IAM reports success for ever and still shows the role", async () => {
    const stack = await startStack();
    await stack.iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: "ivs.amazonaws.com" }));
    stack.faults.set([
      {
        service: "iam",
        operation: "DeleteServiceLinkedRole",
        answer: { DeletionTaskId: `task/aws-service-role/ivs.amazonaws.com/${IVS_ROLE}/1` },
      },
      { service: "iam", operation: "GetServiceLinkedRoleDeletionStatus", answer: { Status: "SUCCEEDED" } },
    ]);

    const ended = await stack.run({ roleName: IVS_ROLE, mode: "apply" });

    expect(ended.outcome).toBe("timed-out");
    expect(ended.reason).toContain("GetRole still shows the role");
  });

  it("gives a run an outcome whose execution somebody stopped, and frees the role", async () => {
    const stack = await startStack();
    await stack.record(REGION, "a");
    await stack.clock.settle(60);
    const executionArn = await stack.start({ roleName: IVS_ROLE, mode: "apply" });
    await stack.clock.settle(5);
    const { startDate, name } = stack.engines.states.describeExecution(executionArn);
    stack.engines.states.stopExecution({ executionArn, error: "Stopped", cause: "by hand" });

    await stack.clock.settle(60);

    const run = { account: ACCOUNT, startedAt: startDate.toISOString(), runId: name };
    expect((await stack.inventory.runs.read(run))?.outcome).toMatchObject({
      kind: "failed",
      reason: "Somebody stopped the execution (Stopped: by hand)",
    });
    expect((await stack.run({ roleName: IVS_ROLE })).outcome).toBe("planned");
  });
});

describe("invariant 6: receipts", () => {
  it("keeps the settings before the release call, even if that fails", async () => {
    const stack = await startStack();
    await stack.logSessions(REGION, "p", 25);
    await stack.clock.settle(60);
    stack.faults.set([
      {
        service: "mediatailor",
        operation: "ConfigureLogsForPlaybackConfiguration",
        error: { code: "BadRequestException", status: 400, message: "no" },
      },
    ]);

    const ended = await stack.run({ roleName: MEDIATAILOR_ROLE, mode: "apply" });

    const receipts = await Array.fromAsync(stack.inventory.receipts.list(ACCOUNT, MEDIATAILOR_ROLE));
    expect(ended.outcome).toBe("failed");
    expect(ended.reason).toContain("BadRequestException: no");
    expect(receipts).toMatchObject([
      {
        region: REGION,
        settings: { PercentEnabled: 25, EnabledLoggingStrategies: ["LEGACY_CLOUDWATCH"] },
      },
    ]);
  });
});
