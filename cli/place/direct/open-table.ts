import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { startTable } from "../../../infra/embedded/table/table.ts";
import { untilActive } from "../../../infra/embedded/table/until-active.ts";
import { TABLE_NAME } from "./environment.ts";

/** The table on disk. */
export interface LocalTable {
  /** What clients of DynamoDB are made with to reach it. */
  readonly settings: object;
  close(): Promise<void>;
}

/** Opens the table on disk, and makes it where there is none yet. */
export async function openTable(directory: string): Promise<LocalTable> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const server = await startTable({ directory: join(directory, "table") });
  const settings = {
    endpoint: server.endpoint,
    region: "us-east-1",
    credentials: { accessKeyId: "inside", secretAccessKey: "inside" },
  };
  const { CreateTableCommand, DynamoDBClient } = await import("@aws-sdk/client-dynamodb");
  const client = new DynamoDBClient(settings);
  const command = new CreateTableCommand({
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
  });
  await client.send(command).catch((error: unknown) => {
    if (!(error instanceof Error && error.name === "ResourceInUseException")) {
      throw error;
    }
  });
  await untilActive(client, TABLE_NAME);
  client.destroy();
  return { settings, close: server.stop };
}
