/** The part of the SDK that is used, in a module of its own: loaded on first use, the rest left out. */
export { DynamoDBClient } from "@aws-sdk/client-dynamodb";
export {
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  paginateQuery,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
