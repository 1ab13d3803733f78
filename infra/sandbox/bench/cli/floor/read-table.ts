import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, paginateQuery } from "@aws-sdk/lib-dynamodb";
import { PREFIX, partitionOfAccount } from "../../../../../functions/inventory/keys.ts";
import { clientSettings } from "../../../../embedded/table/client-settings.ts";
import { openTableFile } from "../../../../embedded/table/table-file.ts";
import { SANDBOX_ACCOUNT } from "../../../sandbox-options.ts";
import { TABLE_NAME, tableDirectory } from "../records/kept-table.ts";
import { rolecallHome } from "../run/environment.ts";

/** Reads every record that is kept of an account, and believes each. */
export async function readTable(home: string, account: string): Promise<number> {
  const file = await openTableFile({ directory: tableDirectory(home, account) });
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(clientSettings(file)));
  const query = {
    TableName: TABLE_NAME,
    KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
    ExpressionAttributeValues: { ":pk": partitionOfAccount(account), ":prefix": PREFIX.record },
  };
  let records = 0;
  for await (const { Items = [] } of paginateQuery({ client }, query)) {
    records += Items.length;
  }
  await file.close();
  return records;
}

/* Composition root of the floor of `rolecall inventory` and `rolecall report`. */
if (import.meta.main) {
  const home = rolecallHome(process.env["HOME"] ?? "");
  process.stdout.write(`${await readTable(home, SANDBOX_ACCOUNT)} records\n`);
}
