import { join } from "node:path";
import { clientSettings } from "../../../infra/embedded/table/client-settings.ts";
import { openTableFile } from "../../../infra/embedded/table/table-file.ts";
import { untilActive } from "../../../infra/embedded/table/until-active.ts";
import { TABLE_NAME } from "./environment.ts";

/** The table on disk. */
export interface LocalTable {
  /** What clients of DynamoDB are made with to reach it. */
  readonly settings: object;
  close(): Promise<void>;
}

/**
 * What must not be lost when power fails, once something was changed because of it: receipts, what a run has planned,
 * submitted and come to, the day's counts, and the kill switch. What was seen can be seen again.
 */
const KEPT_FOR_SURE = /"sk":\{"S":"(?:receipt#|run#|deletions#|control|policy)/;

/** Opens the table on disk, and makes it where there is none yet. */
export async function openTable(directory: string): Promise<LocalTable> {
  const file = await openTableFile({
    directory: join(directory, "table"),
    outlivesPowerFailure: (item) => KEPT_FOR_SURE.test(item),
  });
  const settings = clientSettings(file);
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
  return { settings, close: file.close };
}
