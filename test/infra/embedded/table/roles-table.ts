import {
  CreateTableCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from "@aws-sdk/client-dynamodb";
import { untilActive } from "../../../../infra/embedded/table/until-active.ts";

/** Makes the table `roles` and waits until it takes items. */
export async function createRoles(client: DynamoDBClient): Promise<void> {
  await client.send(
    new CreateTableCommand({
      TableName: "roles",
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: [{ AttributeName: "id", AttributeType: "N" }],
      KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
    }),
  );
  await untilActive(client, "roles");
}

/** Writes an item that was not there before. */
export const addRole = (id: number) =>
  new PutItemCommand({
    TableName: "roles",
    Item: { id: { N: String(id) }, text: { S: "x".repeat(id % 1000) } },
    ConditionExpression: "attribute_not_exists(id)",
  });

export const getRole = (id: number) =>
  new GetItemCommand({ TableName: "roles", Key: { id: { N: String(id) } } });
