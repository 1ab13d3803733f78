import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";

/** Where an item stands in the table. */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** Anything but the key that an item holds. */
export type Members = Readonly<Record<string, unknown>>;

/** A condition in DynamoDB's expression language; names are prefixed with `#`, values with `:`. */
export interface Condition {
  readonly expression: string;
  readonly names?: Readonly<Record<string, string>>;
  readonly values?: Members;
}

/** An update in DynamoDB's expression language. */
export interface Update extends Condition {
  /** Holds or nothing is written. */
  readonly condition: string;
}

/** The table as the inventory uses it: strongly consistent reads, conditional writes of single items. */
export interface Store {
  get(key: Key): Promise<Members | undefined>;
  /** @returns false if the condition did not hold; nothing was written then */
  put(key: Key, members: Members, condition?: Condition): Promise<boolean>;
  /** @returns the whole item as it is now, or `undefined` if the condition did not hold */
  update(key: Key, update: Update): Promise<Members | undefined>;
  /** Reads all items of one partition whose sort key begins so, in its order. */
  list(pk: string, skPrefix: string): AsyncIterable<Members>;
}

/** The table with this name, spoken to through one client. Errors of the SDK pass through unchanged. */
export function openStore(client: () => Promise<DynamoDBDocumentClient>, TableName: string): Store {
  return {
    async get(Key) {
      const { GetCommand } = await import("@aws-sdk/lib-dynamodb");
      const answer = await (await client()).send(new GetCommand({ TableName, Key, ConsistentRead: true }));
      return answer.Item;
    },

    async put(key, members, condition) {
      const { PutCommand } = await import("@aws-sdk/lib-dynamodb");
      const command = new PutCommand({
        TableName,
        Item: { ...members, ...key },
        ...(condition === undefined
          ? {}
          : { ConditionExpression: condition.expression, ...terms(condition) }),
      });
      return (await unlessRefused((await client()).send(command))) !== undefined;
    },

    async update(Key, update) {
      const { UpdateCommand } = await import("@aws-sdk/lib-dynamodb");
      const command = new UpdateCommand({
        TableName,
        Key,
        UpdateExpression: update.expression,
        ConditionExpression: update.condition,
        ReturnValues: "ALL_NEW",
        ...terms(update),
      });
      const answer = await unlessRefused((await client()).send(command));
      return answer === undefined ? undefined : (answer.Attributes ?? {});
    },

    async *list(pk, skPrefix) {
      const { paginateQuery } = await import("@aws-sdk/lib-dynamodb");
      const query = {
        TableName,
        KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
        ExpressionAttributeValues: { ":pk": pk, ":prefix": skPrefix },
        ConsistentRead: true,
      };
      for await (const { Items = [] } of paginateQuery({ client: await client() }, query)) {
        yield* Items;
      }
    },
  };
}

function terms({ names, values }: Condition) {
  return {
    ...(names === undefined ? {} : { ExpressionAttributeNames: { ...names } }),
    ...(values === undefined ? {} : { ExpressionAttributeValues: { ...values } }),
  };
}

/** A condition that does not hold is an answer; everything else is thrown on. */
async function unlessRefused<T>(sent: Promise<T>): Promise<T | undefined> {
  try {
    return await sent;
  } catch (error) {
    if (error instanceof Error && error.name === "ConditionalCheckFailedException") {
      return undefined;
    }
    throw error;
  }
}
