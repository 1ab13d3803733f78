import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { once, settingsOf } from "./once.ts";

/** DynamoDB in the function's own Region, with plain JavaScript values. */
export const tableClient: () => Promise<DynamoDBDocumentClient> = once(async () => {
  const { DynamoDBClient } = await import("@aws-sdk/client-dynamodb");
  const { DynamoDBDocumentClient } = await import("@aws-sdk/lib-dynamodb");
  return DynamoDBDocumentClient.from(new DynamoDBClient(settingsOf("dynamodb")), {
    marshallOptions: { removeUndefinedValues: true },
  });
});
