import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { BatchWriteCommand, DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { recordKey } from "../../../../../functions/inventory/keys.ts";
import { startTable } from "../../../../embedded/table/table.ts";
import { untilActive } from "../../../../embedded/table/until-active.ts";
import { benchRecord } from "./bench-record.ts";
import { TABLE_NAME, tableDirectory } from "./kept-table.ts";

/** Most items that DynamoDB takes in one batch. */
const BATCH_ITEMS = 25;

/** Puts so many records where the command keeps them, as if it had seen the roles. */
export async function keepRecords(home: string, account: string, count: number): Promise<void> {
  const server = await startTable({ directory: tableDirectory(home, account) });
  const client = new DynamoDBClient({
    endpoint: server.endpoint,
    region: "us-east-1",
    credentials: { accessKeyId: account, secretAccessKey: "bench" },
  });
  try {
    await makeTable(client);
    const table = DynamoDBDocumentClient.from(client);
    for (let from = 0; from < count; from += BATCH_ITEMS) {
      const puts = Array.from({ length: Math.min(BATCH_ITEMS, count - from) }, (_, index) => {
        const record = benchRecord(account, from + index);
        return { PutRequest: { Item: { ...record, ...recordKey(account, record.role.roleName) } } };
      });
      await table.send(new BatchWriteCommand({ RequestItems: { [TABLE_NAME]: puts } }));
    }
  } finally {
    client.destroy();
    await server.stop();
  }
}

async function makeTable(client: DynamoDBClient): Promise<void> {
  await client.send(
    new CreateTableCommand({
      TableName: TABLE_NAME,
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
  await untilActive(client, TABLE_NAME);
}
