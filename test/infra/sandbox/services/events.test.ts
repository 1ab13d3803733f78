import {
  DescribeRuleCommand,
  DisableRuleCommand,
  EnableRuleCommand,
  EventBridgeClient,
  ListEventBusesCommand,
  ListRulesCommand,
  ListTargetsByRuleCommand,
  PutEventsCommand,
} from "@aws-sdk/client-eventbridge";
import { describe, expect, it } from "vitest";
import type { EventEnvelope } from "../../../../infra/embedded/events/event-envelope.ts";
import type { Rule } from "../../../../infra/embedded/events/rule.ts";
import { eventsService } from "../../../../infra/sandbox/services/events.ts";
import { arrangeGateway, refusalOf, roleWith } from "../gateway/arranged-gateway.ts";

const busOf = (name: string, region = "us-east-1") =>
  `arn:aws:events:${region}:111122223333:event-bus/${name}`;
const target = "arn:aws:lambda:us-east-1:111122223333:function:record";

const rules: readonly Rule[] = [
  {
    arn: "arn:aws:events:us-east-1:111122223333:rule/roles",
    name: "roles",
    busArn: busOf("default"),
    pattern: { source: ["aws.iam"] },
    state: "ENABLED",
    targets: [
      {
        id: "record",
        arn: target,
        input: "{}",
        retryPolicy: { maximumRetryAttempts: 3, maximumEventAgeSeconds: 60 },
        deadLetterArn: "arn:aws:sqs:us-east-1:111122223333:dead",
      },
    ],
  },
  { arn: "r2", name: "usages", busArn: busOf("default"), pattern: {}, state: "DISABLED", targets: [] },
  { arn: "r3", name: "own", busArn: busOf("app"), pattern: {}, state: "ENABLED", targets: [] },
];

async function arrange() {
  const delivered: { readonly bus: string; readonly event: EventEnvelope }[] = [];
  const kept = new Map(rules.map((rule) => [rule.arn, rule]));
  const put: string[] = [];
  const arranged = await arrangeGateway(({ world }) => [
    eventsService(world, {
      buses: () => [busOf("default"), busOf("app"), busOf("default", "eu-west-1")],
      rules: () => [...kept.values()],
      putRule: (rule) => {
        put.push(rule.name);
        kept.set(rule.arn, rule);
      },
      deliver: (bus, event) => {
        delivered.push({ bus, event });
      },
    }),
  ]);
  return { ...arranged, delivered, put, eventBridge: new EventBridgeClient(arranged.client()) };
}

const entry = { Source: "app", DetailType: "Thing happened", Detail: '{"n":1}' };

describe("PutEvents", () => {
  it("delivers each entry on its bus as an envelope", async () => {
    const { eventBridge, delivered } = await arrange();

    const { Entries = [], FailedEntryCount } = await eventBridge.send(
      new PutEventsCommand({
        Entries: [
          { ...entry, Resources: ["arn:x"], Time: new Date("2026-11-20T08:00:00.500Z") },
          { ...entry, EventBusName: busOf("app") },
        ],
      }),
    );

    expect(FailedEntryCount).toBe(0);
    expect(delivered).toEqual([
      {
        bus: busOf("default"),
        event: {
          version: "0",
          id: Entries[0]?.EventId,
          "detail-type": "Thing happened",
          source: "app",
          account: "111122223333",
          time: "2026-11-20T08:00:00Z",
          region: "us-east-1",
          resources: ["arn:x"],
          detail: { n: 1 },
        },
      },
      {
        bus: busOf("app"),
        event: expect.objectContaining({ id: Entries[1]?.EventId, time: "2026-11-20T09:00:00Z" }),
      },
    ]);
  });

  it("fails bad entries one by one", async () => {
    const { eventBridge, delivered } = await arrange();

    const { Entries, FailedEntryCount } = await eventBridge.send(
      new PutEventsCommand({
        Entries: [
          { ...entry, Source: "aws.iam" },
          { ...entry, Detail: "[1]" },
          { ...entry, Detail: "{" },
          { Source: "app", Detail: "{}" },
          { ...entry, EventBusName: "nowhere" },
          entry,
        ],
      }),
    );

    expect(FailedEntryCount).toBe(5);
    expect(Entries?.map(({ ErrorCode }) => ErrorCode)).toEqual([
      "NotAuthorizedForSourceException",
      "MalformedDetail",
      "MalformedDetail",
      "InvalidArgument",
      "ResourceNotFoundException",
      undefined,
    ]);
    expect(delivered).toHaveLength(1);
  });

  it.each([
    ["no entries", []],
    ["eleven entries", Array.from({ length: 11 }, () => entry)],
    ["more than a megabyte", [{ ...entry, Detail: JSON.stringify({ text: "x".repeat(1024 * 1024) }) }]],
  ])("refuses %s", async (_what, Entries) => {
    const { eventBridge, delivered } = await arrange();

    const error = await refusalOf(eventBridge.send(new PutEventsCommand({ Entries })));

    expect(error).toMatchObject({ name: "ValidationException", $metadata: { httpStatusCode: 400 } });
    expect(delivered).toEqual([]);
  });

  it("is allowed bus by bus and source by source", async () => {
    const { client, permissions } = await arrange();
    permissions.putRole(
      roleWith([
        {
          Effect: "Allow",
          Action: "events:PutEvents",
          Resource: busOf("app"),
          Condition: { "ForAllValues:StringEquals": { "events:source": "app" } },
        },
      ]),
    );
    const session = await permissions.issueCredentials("arn:aws:iam::111122223333:role/app/worker", "s");
    const put = (change: object) =>
      refusalOf(
        new EventBridgeClient(client(session)).send(
          new PutEventsCommand({ Entries: [{ ...entry, EventBusName: "app", ...change }] }),
        ),
      );

    expect(await put({})).toBeUndefined();
    expect(await put({ EventBusName: "default" })).toMatchObject({ name: "AccessDeniedException" });
    expect(await put({ Source: "other" })).toMatchObject({ name: "AccessDeniedException" });
  });
});

describe("the lists of EventBridge", () => {
  it("show the rules of a bus, page by page", async () => {
    const { eventBridge } = await arrange();

    const first = await eventBridge.send(new ListRulesCommand({ Limit: 1 }));
    const second = await eventBridge.send(new ListRulesCommand({ Limit: 1, NextToken: first.NextToken }));
    const own = await eventBridge.send(new ListRulesCommand({ EventBusName: "app" }));

    expect(first.Rules).toEqual([
      {
        Arn: "arn:aws:events:us-east-1:111122223333:rule/roles",
        Name: "roles",
        EventBusName: "default",
        EventPattern: '{"source":["aws.iam"]}',
        State: "ENABLED",
      },
    ]);
    expect([second.Rules?.[0]?.Name, second.NextToken]).toEqual(["usages", undefined]);
    expect(own.Rules?.map(({ Name }) => Name)).toEqual(["own"]);
  });

  it("show a rule and its targets", async () => {
    const { eventBridge } = await arrange();

    const rule = await eventBridge.send(new DescribeRuleCommand({ Name: "usages" }));
    const { Targets } = await eventBridge.send(new ListTargetsByRuleCommand({ Rule: "roles" }));

    expect(rule).toMatchObject({ Name: "usages", State: "DISABLED" });
    expect(Targets).toEqual([
      {
        Id: "record",
        Arn: target,
        Input: "{}",
        RetryPolicy: { MaximumRetryAttempts: 3, MaximumEventAgeInSeconds: 60 },
        DeadLetterConfig: { Arn: "arn:aws:sqs:us-east-1:111122223333:dead" },
      },
    ]);
  });

  it("show the buses of the account and Region", async () => {
    const { eventBridge } = await arrange();

    const { EventBuses } = await eventBridge.send(new ListEventBusesCommand({}));

    expect(EventBuses?.map(({ Name }) => Name)).toEqual(["app", "default"]);
  });

  it("do not know a rule of another bus", async () => {
    const { eventBridge } = await arrange();

    const rule = await refusalOf(eventBridge.send(new DescribeRuleCommand({ Name: "own" })));
    const targets = await refusalOf(eventBridge.send(new ListTargetsByRuleCommand({ Rule: "own" })));

    const unknown = {
      name: "ResourceNotFoundException",
      message: "Rule own does not exist on EventBus default.",
    };
    expect([rule, targets]).toMatchObject([unknown, unknown]);
  });
});

describe("a rule", () => {
  it("is switched off and on again, on its own bus", async () => {
    const { eventBridge, events, put } = await arrange();
    const stateOf = async (Name: string, EventBusName?: string) =>
      (await eventBridge.send(new DescribeRuleCommand({ Name, ...(EventBusName && { EventBusName }) })))
        .State;

    await eventBridge.send(new DisableRuleCommand({ Name: "roles" }));
    await eventBridge.send(new DisableRuleCommand({ Name: "own", EventBusName: "app" }));
    const off = [await stateOf("roles"), await stateOf("own", "app")];
    await eventBridge.send(new EnableRuleCommand({ Name: "roles" }));

    expect(off).toEqual(["DISABLED", "DISABLED"]);
    expect(await stateOf("roles")).toBe("ENABLED");
    expect(put).toEqual(["roles", "own", "roles"]);
    expect(events.map(({ detail }) => detail.eventName)).toEqual([
      "DisableRule",
      "DisableRule",
      "EnableRule",
    ]);
  });

  it("is left alone where it is as it should be", async () => {
    const { eventBridge, put } = await arrange();

    await eventBridge.send(new EnableRuleCommand({ Name: "roles" }));
    await eventBridge.send(new DisableRuleCommand({ Name: "usages" }));

    expect(put).toEqual([]);
  });

  it("is switched by whoever may switch just this one", async () => {
    const { client, eventBridge, permissions } = await arrange();
    permissions.putRole(
      roleWith([
        {
          Effect: "Allow",
          Action: "events:EnableRule",
          Resource: "arn:aws:events:us-east-1:111122223333:rule/app/own",
        },
      ]),
    );
    const session = await permissions.issueCredentials("arn:aws:iam::111122223333:role/app/worker", "s");
    const mine = new EventBridgeClient(client(session));

    expect(
      await refusalOf(mine.send(new EnableRuleCommand({ Name: "own", EventBusName: "app" }))),
    ).toBeUndefined();
    expect(await refusalOf(mine.send(new EnableRuleCommand({ Name: "roles" })))).toMatchObject({
      name: "AccessDeniedException",
    });
    expect(await refusalOf(eventBridge.send(new DisableRuleCommand({ Name: "nobody" })))).toMatchObject({
      name: "ResourceNotFoundException",
    });
  });
});
