import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { RoleRecord } from "../../../functions/core/record.ts";
import { openInventory } from "../../../functions/inventory/inventory.ts";
import { HUB_REGION } from "../../cloud/regions.ts";
import type { Sandbox } from "../start-sandbox.ts";

/** Makes what reads records from the inventory of a sandbox's stack, as an administrator of its account may. */
export function openRecords({
  account,
  clock,
  engines,
  url,
}: Sandbox): (roleName: string) => Promise<RoleRecord | undefined> {
  const tableName = engines.functions
    .list()
    .map(({ environment }) => environment["TABLE_NAME"])
    .find((name) => name !== undefined);
  if (tableName === undefined) {
    throw new Error("The stack has no table");
  }
  const credentials = { accessKeyId: account, secretAccessKey: "sandbox" };
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({ endpoint: url, region: HUB_REGION, credentials }),
  );
  const { records } = openInventory(async () => client, tableName, clock.now);
  return (roleName) => records.read(account, roleName);
}
