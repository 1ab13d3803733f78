import {
  CreateTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceInUseException,
} from "@aws-sdk/client-dynamodb";
import { untilActive } from "../table/until-active.ts";
import { DeployError } from "./deploy-error.ts";
import type { DeclaredTable, Engines } from "./engines.ts";

/**
 * Tables of a DynamoDB that speaks the real protocol. One that was kept from an earlier deployment is left as it is.
 *
 * @throws {DeployError} if a kept table has other keys than the template says.
 */
export function dynamoDbTables(clientFor: (table: DeclaredTable) => DynamoDBClient): Engines["tables"] {
  return {
    async create(table) {
      const client = clientFor(table);
      try {
        await client.send(new CreateTableCommand(table.input));
      } catch (error) {
        if (!(error instanceof ResourceInUseException)) {
          throw error;
        }
        await checkKept(client, table);
      }
      await untilActive(client, table.input.TableName);
    },
  };
}

async function checkKept(
  client: DynamoDBClient,
  { input: { TableName, KeySchema } }: DeclaredTable,
): Promise<void> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName }));
  const [kept, wanted] = [Table?.KeySchema, KeySchema].map((keys) =>
    keys?.map(({ AttributeName, KeyType }) => `${AttributeName} ${KeyType}`).join(", "),
  );
  if (kept !== wanted) {
    throw new DeployError(`Table "${TableName}" is kept with the keys ${kept}; the template wants ${wanted}`);
  }
}
