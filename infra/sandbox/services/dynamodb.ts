import * as client from "@aws-sdk/client-dynamodb";
import type { Call, FakeService, Operation, RawAnswer, RawRequest } from "../gateway/operation.ts";
import { authorizeDynamoDb, type DynamoDbRequest } from "./dynamodb-authorization.ts";

/** Where the tables really are. */
export interface DynamoDbOptions {
  /** Address of a DynamoDB for one account and Region, for example `http://127.0.0.1:4567`. */
  readonly endpointFor: (account: string, region: string) => string;
}

const ON_ITEMS = [
  "BatchGetItem",
  "BatchWriteItem",
  "DeleteItem",
  "GetItem",
  "PutItem",
  "Query",
  "Scan",
  "TransactGetItems",
  "TransactWriteItems",
  "UpdateItem",
];
const ON_TABLES_READING = ["DescribeTable", "DescribeTimeToLive", "ListTables", "ListTagsOfResource"];
const ON_TABLES_CHANGING = ["CreateTable", "DeleteTable", "TagResource", "UntagResource", "UpdateTable"];

/** Headers that belong to one connection, or that the next one sets itself. */
const NOT_HANDED_ON = new Set([
  "connection",
  "content-length",
  "expect",
  "host",
  "keep-alive",
  "transfer-encoding",
]);

const handOn = (headers: Iterable<[string, string]>) =>
  Object.fromEntries([...headers].filter(([name]) => !NOT_HANDED_ON.has(name)));

/** Code and message of a refusal, for the log; the answer itself stays as it is. */
const readError = (text: string): { readonly code: string; readonly message: string } => {
  const { __type = "Unknown", message, Message } = JSON.parse(text);
  return { code: String(__type).split("#").at(-1) ?? "", message: String(message ?? Message ?? "") };
};

const forwardTo =
  ({ endpointFor }: DynamoDbOptions) =>
  async ({ method, path, headers, body }: RawRequest, { account, region }: Call): Promise<RawAnswer> => {
    const answer = await fetch(new URL(path, endpointFor(account, region)), {
      method,
      headers: handOn(Object.entries(headers)),
      body: new Uint8Array(body),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      headers: handOn(answer.headers),
      body: text,
      ...(answer.ok ? {} : { error: readError(text) }),
    };
  };

/** DynamoDB: asks for permission, and hands the request on as it is. */
export function dynamoDbService(options: DynamoDbOptions): FakeService {
  const forward = forwardTo(options);
  const operation = (name: string, mutates: boolean): [string, Operation<DynamoDbRequest>] => [
    name,
    {
      mutates,
      authorization: (input, call) => authorizeDynamoDb(name, input, call),
      answer() {
        throw new Error(`${name} can only be called over the wire`);
      },
      forward,
    },
  ];
  return {
    signingName: "dynamodb",
    eventSource: "dynamodb.amazonaws.com",
    global: false,
    client,
    operations: Object.fromEntries([
      // CloudTrail calls what happens to items data events, and tables are kept elsewhere.
      ...[...ON_ITEMS, ...ON_TABLES_READING].map((name) => operation(name, false)),
      ...ON_TABLES_CHANGING.map((name) => operation(name, true)),
    ]),
  };
}
