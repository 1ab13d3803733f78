import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { BatchWriteCommand, DynamoDBDocumentClient, paginateScan } from "@aws-sdk/lib-dynamodb";
import { iamState, isServiceLinked } from "../services/iam-state.ts";
import type { Sandbox } from "../start-sandbox.ts";
import { holdings } from "./holdings.ts";
import { tableNameOf } from "./table-name.ts";

const DAY_SECONDS = 86_400;

/** Most items that DynamoDB takes in one batch. */
const BATCH_ITEMS = 25;

/**
 * Brings a sandbox back to where it was when its stack had just been deployed: runs are stopped, then everything is
 * taken out of the services' own states, which makes neither calls nor events, and out of the table and the queues.
 * Functions stay warm, which is what this is for; logs of calls and of ended executions stay, too.
 */
export async function emptyEstate(sandbox: Sandbox): Promise<void> {
  const { account, clock, engines, faults, regions, world } = sandbox;
  faults.set([]);
  for (const { arn: stateMachineArn } of engines.states.listStateMachines()) {
    for (const { executionArn } of engines.states.listExecutions({
      stateMachineArn,
      statusFilter: "RUNNING",
    })) {
      engines.states.stopExecution({ executionArn });
    }
  }
  await clock.settle(DAY_SECONDS);
  for (const region of regions) {
    for (const { clear } of holdings) {
      clear(world, { account, region });
    }
  }
  const iam = iamState(world, account);
  iam.roles = iam.roles.filter((role) => !isServiceLinked(role));
  iam.tasks = [];
  world.save();
  await emptyTable(sandbox);
  engines.queues.restore(Object.fromEntries(Object.keys(engines.queues.all()).map((arn) => [arn, []])));
}

async function emptyTable(sandbox: Sandbox): Promise<void> {
  const TableName = tableNameOf(sandbox);
  const client = new DynamoDBClient({
    endpoint: sandbox.url,
    region: "us-east-1",
    credentials: { accessKeyId: sandbox.account, secretAccessKey: "sandbox" },
  });
  const table = DynamoDBDocumentClient.from(client);
  const keys: Readonly<Record<string, unknown>>[] = [];
  for await (const { Items = [] } of paginateScan(
    { client: table },
    { TableName, ProjectionExpression: "pk, sk" },
  )) {
    keys.push(...Items);
  }
  for (let from = 0; from < keys.length; from += BATCH_ITEMS) {
    const deletions = keys.slice(from, from + BATCH_ITEMS).map((Key) => ({ DeleteRequest: { Key } }));
    await table.send(new BatchWriteCommand({ RequestItems: { [TableName]: deletions } }));
  }
  client.destroy();
}
