import { randomUUID } from "node:crypto";
import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { inject } from "vitest";
import { type Inventory, openInventory } from "../../../functions/inventory/inventory.ts";
import { openStore, type Store } from "../../../functions/inventory/store.ts";
import { untilActive } from "../../../infra/embedded/table/until-active.ts";

/** The account that these tests act in. */
export const account = "111122223333";

/** An inventory on a real table, with a time that the test sets. */
export interface OpenedInventory extends Inventory {
  readonly store: Store;
  readonly now: () => Date;
  /** Moves on by so many seconds. */
  readonly pass: (seconds: number) => void;
}

const client = new DynamoDBClient({
  endpoint: inject("tableEndpoint"),
  region: "us-east-1",
  credentials: { accessKeyId: account, secretAccessKey: "x" },
});

/** Opens an empty inventory at 2026-11-20T09:00:00Z. */
export async function openTestInventory(): Promise<OpenedInventory> {
  const tableName = `inventory-${randomUUID()}`;
  await client.send(
    new CreateTableCommand({
      TableName: tableName,
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: [
        { AttributeName: "pk", AttributeType: "S" },
        { AttributeName: "sk", AttributeType: "S" },
      ],
      KeySchema: [
        { AttributeName: "pk", KeyType: "HASH" },
        { AttributeName: "sk", KeyType: "RANGE" },
      ],
    }),
  );
  await untilActive(client, tableName);
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  let milliseconds = Date.UTC(2026, 10, 20, 9);
  const now = () => new Date(milliseconds);
  return {
    ...openInventory(async () => documents, tableName, now),
    store: openStore(async () => documents, tableName),
    now,
    pass: (seconds) => {
      milliseconds += seconds * 1000;
    },
  };
}

/** Everything that a listing gives. */
export async function collect<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const collected: T[] = [];
  for await (const item of items) {
    collected.push(item);
  }
  return collected;
}
