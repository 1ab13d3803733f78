import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  DescribeTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from "@aws-sdk/client-dynamodb";
import { describe, expect, inject, it, onTestFinished } from "vitest";
import { createClock } from "../../../../infra/embedded/clock.ts";
import { deploy } from "../../../../infra/embedded/deploy/deploy.ts";
import { dynamoDbTables } from "../../../../infra/embedded/deploy/dynamodb-tables.ts";
import { startEvents } from "../../../../infra/embedded/events/events.ts";
import { startFunctions } from "../../../../infra/embedded/functions/functions.ts";
import { createQueues } from "../../../../infra/embedded/queues/queues.ts";
import { startStates } from "../../../../infra/embedded/states/engine.ts";
import { startTable } from "../../../../infra/embedded/table/table.ts";
import { inMemoryEngines } from "./in-memory-engines.ts";

const { assemblyDirectory } = inject("assembly");

/** The real engines, with nobody behind them; tables and queues are kept where a directory is given. */
async function arrange(directory?: string) {
  const clock = createClock({ pace: "still" });
  const unexpected = async () => {
    throw new Error("Nothing is to happen in this test");
  };
  const newId = () => crypto.randomUUID();
  const table = await startTable({ directory: directory && join(directory, "table") });
  const client = new DynamoDBClient({
    region: "us-east-1",
    endpoint: table.endpoint,
    credentials: { accessKeyId: "111122223333", secretAccessKey: "x" },
  });
  const functions = startFunctions({ clock, newId, environment: () => ({}), deadLetter: () => undefined });
  const events = startEvents({
    clock,
    random: () => 0.5,
    newId: () => "e-1",
    send: unexpected,
    deadLetter: () => undefined,
  });
  const states = startStates({
    clock,
    newId,
    random: () => 0.5,
    integrations: { invokeFunction: unexpected, callSdk: unexpected, permitExecution: unexpected },
    onStatusChange: () => undefined,
  });
  const queues = createQueues({ clock, newId, directory: directory && join(directory, "queues") });
  const stop = async () => {
    events.stop();
    await states.stop();
    await functions.stop();
    client.destroy();
    await table.stop();
  };
  const { roles, policies, functionUrls, topics, kept } = inMemoryEngines();
  const engines = {
    roles,
    policies,
    functions,
    functionUrls,
    topics,
    events,
    states,
    queues,
    tables: dynamoDbTables(() => client),
  };
  const start = (stackName: string, region: string, parameters = {}) =>
    deploy({ assemblyDirectory, stackName, region, account: "111122223333", parameters, engines });
  return { start, stop, client, functions, events, states, queues, kept };
}

/** How many rules a template has: as many as the catalogue asks for. */
function rulesIn(stackName: string): number {
  const template = readFileSync(`${inject("assembly").assemblyDirectory}/${stackName}.template.json`, "utf8");
  return [...template.matchAll(/"AWS::Events::Rule"/g)].length;
}

async function arrangeForTest(directory?: string) {
  const engines = await arrange(directory);
  onTestFinished(engines.stop);
  return engines;
}

describe("the product's own stacks", () => {
  it("start on the real engines", async () => {
    const { start, client, functions, events, states, queues } = await arrangeForTest();

    const { outputs } = await start("RolecallHub", "us-east-1");

    const { Table } = await client.send(new DescribeTableCommand({ TableName: outputs["TableName"] }));
    expect(Table?.KeySchema).toEqual([
      { AttributeName: "pk", KeyType: "HASH" },
      { AttributeName: "sk", KeyType: "RANGE" },
    ]);
    expect(functions.list()).toHaveLength(21);
    expect(events.rules()).toHaveLength(rulesIn("RolecallHub"));
    expect(Object.keys(queues.all())).toHaveLength(2);
    const { definition } = states.describeStateMachine(outputs["StateMachineArn"] ?? "");
    expect(JSON.stringify(definition)).toContain(
      "arn:aws:lambda:us-east-1:111122223333:function:rolecall-claim-role",
    );
    expect(JSON.stringify(definition)).not.toContain("${");
  });

  it("start again after a restart, and find what was kept", async () => {
    const directory = mkdtempSync(join(tmpdir(), "kept-"));
    onTestFinished(() => rmSync(directory, { recursive: true }));
    const item = { pk: { S: "a" }, sk: { S: "b" } };
    const before = await arrange(directory);
    const first = await before.start("RolecallHub", "us-east-1");
    const TableName = first.outputs["TableName"];
    await before.client.send(new PutItemCommand({ TableName, Item: item }));
    const [queueArn = ""] = Object.keys(before.queues.all());
    before.queues.send(queueArn, "a letter", {});
    await before.stop();
    const after = await arrangeForTest(directory);

    const second = await after.start("RolecallHub", "us-east-1");

    expect(second).toEqual(first);
    expect((await after.client.send(new GetItemCommand({ TableName, Key: item }))).Item).toEqual(item);
    expect(after.queues.messages(queueArn)).toMatchObject([{ body: "a letter" }]);
  });

  it("do what the parameters say when a role has become unused", async () => {
    const { start, functions } = await arrangeForTest();

    await start("RolecallHub", "us-east-1", { OnUnused: "decommission", ProtectedRoleNames: "A,B" });

    const recordEvent = functions.list().find(({ name }) => name === "rolecall-record-event");
    expect(recordEvent?.environment).toMatchObject({
      ON_UNUSED: "decommission",
      PROTECTED_ROLE_NAMES: "A,B",
      OWN_ROLE_PATH: "/rolecall/",
      STATE_MACHINE_ARN: "arn:aws:states:us-east-1:111122223333:stateMachine:decommission-role",
      BUS_NAME: "rolecall",
    });
    expect(recordEvent).toMatchObject({ maximumRetryAttempts: 2, maximumEventAgeSeconds: 21_600 });
  });

  it("refuse a parameter that the template does not allow", async () => {
    const { start, functions } = await arrangeForTest();

    await expect(start("RolecallHub", "us-east-1", { OnUnused: "delete" })).rejects.toThrow(
      'Parameter "OnUnused": "delete" is none of report, plan, decommission',
    );
    await expect(start("RolecallHub", "us-east-1", { ProtectedRoleNames: "a, b" })).rejects.toThrow(
      "it must be role names between commas",
    );
    expect(functions.list()).toEqual([]);
  });

  it("forward from another Region to the hub's intake, with a role that may", async () => {
    const { start, events, kept } = await arrangeForTest();

    await start("RolecallForwarder-eu-west-1", "eu-west-1");

    const [role] = kept.roles.values();
    const target = {
      id: "Target0",
      arn: "arn:aws:events:us-east-1:111122223333:event-bus/rolecall-intake",
      roleArn: role?.arn,
    };
    const count = rulesIn("RolecallForwarder-eu-west-1");
    expect(count).toBeGreaterThan(1);
    expect(events.rules().map(({ targets }) => targets)).toEqual(
      Array.from({ length: count }, () => [target]),
    );
  });
});

describe("a kept table", () => {
  it("is refused where the template wants other keys", async () => {
    const { client } = await arrangeForTest();
    const tables = dynamoDbTables(() => client);
    const table = (name: string) => ({
      region: "us-east-1",
      account: "111122223333",
      input: {
        TableName: "orders",
        AttributeDefinitions: [{ AttributeName: name, AttributeType: "S" as const }],
        KeySchema: [{ AttributeName: name, KeyType: "HASH" as const }],
        BillingMode: "PAY_PER_REQUEST" as const,
      },
    });
    await tables.create(table("pk"));

    await expect(tables.create(table("id"))).rejects.toThrow(
      'Table "orders" is kept with the keys pk HASH; the template wants id HASH',
    );
  });
});
