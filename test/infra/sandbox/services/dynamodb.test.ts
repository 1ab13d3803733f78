import {
  BatchWriteItemCommand,
  CreateTableCommand,
  DynamoDBClient,
  GetItemCommand,
  ListTablesCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTable, type TableServer } from "../../../../infra/embedded/table/table.ts";
import { untilActive } from "../../../../infra/embedded/table/until-active.ts";
import { dynamoDbService } from "../../../../infra/sandbox/services/dynamodb.ts";
import { authorizeDynamoDb } from "../../../../infra/sandbox/services/dynamodb-authorization.ts";
import { arrangeGateway, refusalOf, roleWith } from "../gateway/arranged-gateway.ts";

let table: TableServer;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

const RoleArn = "arn:aws:iam::111122223333:role/app/worker";
const key = { id: { S: "one" } };

/** Each test has a table of its own in the one server. */
async function arrange(TableName: string, statement: unknown = []) {
  const arranged = await arrangeGateway(() => [dynamoDbService({ endpointFor: () => table.endpoint })]);
  const administrator = new DynamoDBClient(arranged.client());
  await administrator.send(
    new CreateTableCommand({
      TableName,
      BillingMode: "PAY_PER_REQUEST",
      KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
      AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
    }),
  );
  await untilActive(administrator, TableName);
  arranged.permissions.putRole(roleWith(statement));
  const session = await arranged.permissions.issueCredentials(RoleArn, "s");
  return { ...arranged, administrator, worker: new DynamoDBClient(arranged.client(session)) };
}

describe("DynamoDB behind the gateway", () => {
  it("stores and answers as the table itself does", async () => {
    const { worker } = await arrange("plain", [
      {
        Effect: "Allow",
        Action: ["dynamodb:PutItem", "dynamodb:GetItem"],
        Resource: "arn:aws:dynamodb:us-east-1:111122223333:table/plain",
      },
    ]);

    await worker.send(
      new PutItemCommand({
        TableName: "plain",
        Item: { ...key, n: { N: "1" }, b: { B: new Uint8Array([1, 2]) } },
      }),
    );
    const { Item } = await worker.send(new GetItemCommand({ TableName: "plain", Key: key }));

    expect(Item).toEqual({ ...key, n: { N: "1" }, b: { B: new Uint8Array([1, 2]) } });
  });

  it("hands on the table's own failures", async () => {
    const { administrator, gateway } = await arrange("conditional");
    const put = new PutItemCommand({
      TableName: "conditional",
      Item: key,
      ConditionExpression: "attribute_not_exists(id)",
    });

    await administrator.send(put);
    const error = await refusalOf(administrator.send(put));

    expect(error).toMatchObject({
      name: "ConditionalCheckFailedException",
      message: "The conditional request failed",
      $metadata: { httpStatusCode: 400 },
    });
    expect(gateway.calls().at(-1)).toMatchObject({
      operation: "PutItem",
      error: { code: "ConditionalCheckFailedException", status: 400 },
      decision: { outcome: "allowed" },
    });
  });

  it("refuses what a role may not do before the table hears of it", async () => {
    const { worker, administrator } = await arrange("guarded", [
      { Effect: "Allow", Action: "dynamodb:GetItem", Resource: "arn:aws:dynamodb:*:*:table/guarded" },
    ]);

    const error = await refusalOf(worker.send(new PutItemCommand({ TableName: "guarded", Item: key })));
    const { Item } = await administrator.send(new GetItemCommand({ TableName: "guarded", Key: key }));

    expect(error).toMatchObject({
      name: "AccessDeniedException",
      message:
        "User: arn:aws:sts::111122223333:assumed-role/worker/s is not authorized to perform: dynamodb:PutItem on resource: arn:aws:dynamodb:us-east-1:111122223333:table/guarded because no identity-based policy allows the dynamodb:PutItem action",
      $metadata: { httpStatusCode: 400 },
    });
    expect(Item).toBeUndefined();
  });

  it("needs the index for a query on it, and each table of a batch", async () => {
    const { worker } = await arrange("indexed", [
      { Effect: "Allow", Action: "dynamodb:*", Resource: "arn:aws:dynamodb:*:*:table/indexed" },
    ]);

    const query = new QueryCommand({
      TableName: "indexed",
      IndexName: "by-day",
      KeyConditionExpression: "id = :id",
      ExpressionAttributeValues: { ":id": { S: "one" } },
    });
    const items = [{ PutRequest: { Item: key } }];
    const onIndex = await refusalOf(worker.send(query));
    const onBatch = await refusalOf(
      worker.send(new BatchWriteItemCommand({ RequestItems: { indexed: items, other: items } })),
    );

    expect(onIndex).toMatchObject({ message: expect.stringContaining("table/indexed/index/by-day") });
    expect(onBatch).toMatchObject({
      message: expect.stringContaining("resource: arn:aws:dynamodb:us-east-1:111122223333:table/other"),
    });
  });

  it("makes no event of items, but one of tables", async () => {
    const { administrator, events } = await arrange("observed");

    await administrator.send(new PutItemCommand({ TableName: "observed", Item: key }));
    await administrator.send(new ListTablesCommand({}));

    expect(events).toMatchObject([
      {
        source: "aws.dynamodb",
        detail: { eventName: "CreateTable", requestParameters: { tableName: "observed" } },
      },
    ]);
  });

  it("changes the table's answer where a fault rule says so", async () => {
    const { administrator, gateway } = await arrange("faulty");
    await administrator.send(new PutItemCommand({ TableName: "faulty", Item: { ...key, n: { N: "1" } } }));

    gateway.faults.set([{ service: "dynamodb", operation: "GetItem", omit: ["Item.n"] }]);
    const { Item } = await administrator.send(new GetItemCommand({ TableName: "faulty", Key: key }));

    expect(Item).toEqual(key);
  });

  it("says what the table does not know", async () => {
    const { administrator } = await arrange("transacted");

    const error = await refusalOf(
      administrator.send(
        new TransactWriteItemsCommand({ TransactItems: [{ Put: { TableName: "transacted", Item: key } }] }),
      ),
    );

    expect(error).toMatchObject({ name: "UnknownOperationException" });
  });
});

describe("authorizeDynamoDb", () => {
  const call = {
    time: new Date("2026-11-20T09:00:00Z"),
    account: "111122223333",
    region: "eu-west-1",
    principal: {
      kind: "administrator" as const,
      account: "111122223333",
      arn: "",
      principalId: "",
      accessKeyId: "111122223333",
    },
    requestId: "",
    userAgent: "",
  };
  const t = "arn:aws:dynamodb:eu-west-1:111122223333:table/t";

  it.each([
    [
      "TransactWriteItems",
      { TransactItems: [{ Put: { TableName: "t" } }, { ConditionCheck: { TableName: "t" } }] },
      [
        { action: "dynamodb:PutItem", resources: [t] },
        { action: "dynamodb:ConditionCheckItem", resources: [t] },
      ],
    ],
    [
      "TransactGetItems",
      { TransactItems: [{ Get: { TableName: t } }] },
      [{ action: "dynamodb:GetItem", resources: [t] }],
    ],
    [
      "BatchGetItem",
      { RequestItems: { t: {}, u: {} } },
      [
        {
          action: "dynamodb:BatchGetItem",
          resources: [t, "arn:aws:dynamodb:eu-west-1:111122223333:table/u"],
        },
      ],
    ],
    ["Scan", { TableName: "t", IndexName: "i" }, [{ action: "dynamodb:Scan", resources: [`${t}/index/i`] }]],
    ["TagResource", { ResourceArn: t }, [{ action: "dynamodb:TagResource", resources: [t] }]],
    ["ListTables", {}, [{ action: "dynamodb:ListTables", resources: ["*"] }]],
  ])("asks for what %s touches", (operation, input, expected) => {
    expect(authorizeDynamoDb(operation, input, call)).toEqual(expected);
  });
});
