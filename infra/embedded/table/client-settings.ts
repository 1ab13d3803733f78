import type { DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import type { TableFile } from "./table-file.ts";

/**
 * Settings of a DynamoDB client that speaks to a table in this process: it needs neither a network nor credentials, looks for none, and signs
 * nothing.
 */
export function clientSettings({ requestHandler }: Pick<TableFile, "requestHandler">) {
  return {
    requestHandler,
    endpoint: "http://table.invalid",
    region: "us-east-1",
    credentials: { accessKeyId: "none", secretAccessKey: "none" },
    signer: { sign: async (request) => request },
  } as const satisfies DynamoDBClientConfig;
}
