import { DescribeTableCommand, type DynamoDBClient } from "@aws-sdk/client-dynamodb";

/** Each look is an answered call; the embedded table needs two or three. */
const MOST_LOOKS = 1000;

/**
 * Waits until a table that was just created takes items: DynamoDB answers CreateTable before that.
 *
 * @throws {Error} if it does not become active within a thousand looks.
 */
export async function untilActive(client: DynamoDBClient, TableName: string): Promise<void> {
  for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
    const { Table } = await client.send(new DescribeTableCommand({ TableName }));
    if (Table?.TableStatus === "ACTIVE") {
      return;
    }
  }
  throw new Error(`Table ${TableName} has not become active in ${MOST_LOOKS} looks`);
}
