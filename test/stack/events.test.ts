import { CreateServiceLinkedRoleCommand, TagRoleCommand, UpdateRoleCommand } from "@aws-sdk/client-iam";
import { describe, expect, it } from "vitest";
import { defaultBus } from "../../infra/sandbox/engines.ts";
import { ACCOUNT, IVS_ROLE, MEDIATAILOR_ROLE, REGION, type Stack, startStack } from "./stack.ts";

/** An event as CloudTrail sends it when IVS deletes a recording configuration; made up. */
function ivsEvent(changes: { readonly envelope?: object; readonly detail?: object } = {}) {
  return {
    version: "0",
    id: "8a1f9d52-0c51-4a87-9d6b-000000000001",
    "detail-type": "AWS API Call via CloudTrail",
    source: "aws.ivs",
    account: ACCOUNT,
    time: "2026-11-20T09:00:00Z",
    region: "us-east-1",
    resources: [],
    detail: {
      eventVersion: "1.11",
      userIdentity: {
        type: "AssumedRole",
        sessionContext: { sessionIssuer: { arn: `arn:aws:iam::${ACCOUNT}:role/ops` } },
      },
      eventTime: "2026-11-20T09:00:00Z",
      eventSource: "ivs.amazonaws.com",
      eventName: "DeleteRecordingConfiguration",
      awsRegion: "us-east-1",
      requestParameters: { arn: "arn:aws:ivs:us-east-1:111122223333:recording-configuration/x" },
      responseElements: null,
      eventID: "8a1f9d52-0c51-4a87-9d6b-000000000002",
      recipientAccountId: ACCOUNT,
      ...changes.detail,
    },
    ...changes.envelope,
  };
}

async function deliver(stack: Stack, event: ReturnType<typeof ivsEvent>): Promise<void> {
  const bus = defaultBus(ACCOUNT, "us-east-1");
  stack.engines.events.deliver(bus, event);
  await stack.clock.settle(3600);
}

const deadLettersOf = ({ engines }: Stack) => Object.values(engines.queues.all()).flat();

describe("the inventory", () => {
  it("records a role that a service made, with what uses it and where", async () => {
    const stack = await startStack();
    const recording = await stack.record(REGION, "a");

    await stack.clock.settle(60);

    const record = await stack.inventory.records.read(ACCOUNT, IVS_ROLE);
    expect(record).toMatchObject({ status: "in-use", principal: "ivs.amazonaws.com" });
    expect(record?.regions[REGION]).toMatchObject({ kind: "read", usages: [{ arn: recording }] });
    expect(record?.regions["us-east-1"]).toMatchObject({ kind: "read", usages: [] });
  });

  it("records a role of a service that no service file knows, as unobserved", async () => {
    const stack = await startStack();
    await stack.iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: "batch.amazonaws.com" }));

    await stack.clock.settle(60);

    const record = await stack.inventory.records.read(ACCOUNT, "AWSServiceRoleForBatch");
    expect(record).toMatchObject({ status: "unobserved", principal: "batch.amazonaws.com" });
  });

  it("follows description and tags", async () => {
    const stack = await startStack();
    await stack.iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: "batch.amazonaws.com" }));
    const RoleName = "AWSServiceRoleForBatch";
    await stack.iam.send(new TagRoleCommand({ RoleName, Tags: [{ Key: "owner", Value: "media" }] }));
    await stack.iam.send(new UpdateRoleCommand({ RoleName, Description: "for batch" }));

    await stack.clock.settle(60);

    const record = await stack.inventory.records.read(ACCOUNT, RoleName);
    expect(record?.role).toMatchObject({ description: "for batch", tags: { owner: "media" } });
  });

  it("is the same after duplicates of an event as after one", async () => {
    const stack = await startStack();
    await stack.record(REGION, "a");
    await stack.clock.settle(60);
    const before = await stack.inventory.records.read(ACCOUNT, IVS_ROLE);

    for (let copies = 0; copies < 5; copies += 1) {
      stack.engines.events.deliver(defaultBus(ACCOUNT, "us-east-1"), ivsEvent());
    }
    await stack.clock.settle(3600);

    const after = await stack.inventory.records.read(ACCOUNT, IVS_ROLE);
    expect(after?.status).toBe("in-use");
    expect(after?.statusSince).toBe(before?.statusSince);
    expect(deadLettersOf(stack)).toEqual([]);
  });
});

describe("an event that is no hint", () => {
  it("changes nothing, whether failed, foreign, rolecall's own or of another service", async () => {
    const stack = await startStack();
    await stack.record(REGION, "a");
    await stack.clock.settle(60);
    const before = await stack.inventory.records.read(ACCOUNT, IVS_ROLE);
    const calls = stack.calledByRolecall("ivs").length;
    const issuer = {
      sessionContext: { sessionIssuer: { arn: `arn:aws:iam::${ACCOUNT}:role/rolecall/release` } },
    };

    await deliver(stack, ivsEvent({ detail: { errorCode: "AccessDenied", errorMessage: "no" } }));
    await deliver(stack, ivsEvent({ envelope: { account: "444455556666" } }));
    await deliver(stack, ivsEvent({ detail: { userIdentity: issuer } }));
    await deliver(stack, ivsEvent({ detail: { eventSource: "mediatailor.amazonaws.com" } }));

    expect(await stack.inventory.records.read(ACCOUNT, IVS_ROLE)).toEqual(before);
    expect(stack.calledByRolecall("ivs")).toHaveLength(calls);
    expect(deadLettersOf(stack)).toEqual([]);
  });

  it("a malformed one ends in the dead-letter queue with the reason, and nothing else is lost", async () => {
    const stack = await startStack();
    const { awsRegion: _, ...rest } = ivsEvent().detail;

    stack.engines.events.deliver(defaultBus(ACCOUNT, "us-east-1"), { ...ivsEvent(), detail: rest });
    await stack.record(REGION, "a");
    await stack.clock.settle(3600);

    const records = deadLettersOf(stack).map(({ body }) => JSON.parse(body));
    expect(records).toMatchObject([
      {
        requestPayload: { id: "8a1f9d52-0c51-4a87-9d6b-000000000001" },
        responsePayload: { errorMessage: expect.stringContaining("detail.awsRegion") },
      },
    ]);
    expect(deadLettersOf(stack)[0]?.attributes).toEqual({});
    expect((await stack.inventory.records.read(ACCOUNT, IVS_ROLE))?.status).toBe("in-use");
  });
});

describe("a role that has become unused", () => {
  async function becomesUnused(onUnused: string): Promise<Stack> {
    const stack = await startStack({ parameters: { OnUnused: onUnused } });
    await stack.logSessions(REGION, "p", 10);
    await stack.logSessions("us-east-1", "q", 10);
    await stack.clock.settle(60);
    await stack.logSessions(REGION, "p", 0);
    await stack.clock.settle(60);
    expect(stack.executions()).toEqual([]);
    await stack.logSessions("us-east-1", "q", 0);
    await stack.clock.settle(3600);
    return stack;
  }

  it("is only reported unless the owner wants more", async () => {
    const stack = await becomesUnused("report");

    expect(stack.executions()).toEqual([]);
    expect((await stack.inventory.records.read(ACCOUNT, MEDIATAILOR_ROLE))?.status).toBe("unused");
    const what = await Array.fromAsync(
      stack.inventory.history.list(ACCOUNT, MEDIATAILOR_ROLE),
      (entry) => entry["what"],
    );
    expect(what).toContain("Role Became Unused");
  });

  it("is planned where the owner wants a plan", async () => {
    const stack = await becomesUnused("plan");

    const [execution, ...others] = stack.executions();
    expect(others).toEqual([]);
    expect((await stack.outcome(execution?.executionArn ?? "")).outcome).toBe("planned");
  });

  it("is decommissioned where the owner wants that, and the record says that it is gone", async () => {
    const stack = await becomesUnused("decommission");

    const [execution, ...others] = stack.executions();
    expect(others).toEqual([]);
    expect((await stack.outcome(execution?.executionArn ?? "")).outcome).toBe("deleted");
    expect((await stack.inventory.records.read(ACCOUNT, MEDIATAILOR_ROLE))?.status).toBe("gone");
  });

  it("is decommissioned though a Region did not answer at first: the event is tried again", async () => {
    const stack = await startStack({ parameters: { OnUnused: "decommission" } });
    await stack.logSessions(REGION, "p", 10);
    await stack.clock.settle(60);
    const error = { code: "ServiceUnavailable", status: 503, message: "later" };
    stack.faults.set([
      { service: "mediatailor", operation: "ListChannels", region: "us-east-1", times: 6, error },
    ]);
    await stack.logSessions(REGION, "p", 0);

    await stack.clock.settle(3600);

    const [execution] = stack.executions();
    expect((await stack.outcome(execution?.executionArn ?? "")).outcome).toBe("deleted");
    expect(deadLettersOf(stack)).toEqual([]);
  });

  it("is left alone where it never was in use: it may be about to be", async () => {
    const stack = await startStack({ parameters: { OnUnused: "decommission" } });
    await stack.iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: "ivs.amazonaws.com" }));

    await stack.clock.settle(86_400);

    expect((await stack.inventory.records.read(ACCOUNT, IVS_ROLE))?.status).toBe("unused");
    expect(stack.executions()).toEqual([]);
  });
});
