import createTable from "dynalite/actions/createTable.js";
import describeTable from "dynalite/actions/describeTable.js";
import getItem from "dynalite/actions/getItem.js";
import putItem from "dynalite/actions/putItem.js";
import query from "dynalite/actions/query.js";
import updateItem from "dynalite/actions/updateItem.js";
import type { Store } from "dynalite/db/index.js";
import * as createTableRules from "dynalite/validations/createTable.js";
import * as describeTableRules from "dynalite/validations/describeTable.js";
import * as getItemRules from "dynalite/validations/getItem.js";
import { checkTypes, checkValidations, type Rules } from "dynalite/validations/index.js";
import * as putItemRules from "dynalite/validations/putItem.js";
import * as queryRules from "dynalite/validations/query.js";
import * as updateItemRules from "dynalite/validations/updateItem.js";

export { create } from "dynalite/db/index.js";

interface Operation {
  readonly rules: Rules;
  readonly act: typeof getItem;
}

/** dynalite itself looks for these by name while it runs, which no bundler can follow. */
const operations: ReadonlyMap<string, Operation> = new Map([
  ["CreateTable", { rules: createTableRules, act: createTable }],
  ["DescribeTable", { rules: describeTableRules, act: describeTable }],
  ["GetItem", { rules: getItemRules, act: getItem }],
  ["PutItem", { rules: putItemRules, act: putItem }],
  ["Query", { rules: queryRules, act: query }],
  ["UpdateItem", { rules: updateItemRules, act: updateItem }],
]);

/** What DynamoDB answers: a status, and a body for its JSON. */
export interface Answer {
  readonly statusCode: number;
  readonly body: object;
}

/**
 * Answers one call as DynamoDB does; what it refuses is an answer as well.
 *
 * @throws LevelDB's own error if its files cannot be read or written.
 */
export function answer(store: Store, operationName: string, input: object): Promise<Answer> {
  const operation = operations.get(operationName);
  if (operation === undefined) {
    const body = { __type: "com.amazon.coral.service#UnknownOperationException" };
    return Promise.resolve({ statusCode: 400, body });
  }
  const { rules, act } = operation;
  return new Promise<Answer>((resolve, reject) => {
    const parameters = checkTypes(input, rules.types);
    checkValidations(parameters, rules.types, rules.custom, store);
    act(store, parameters, (error, output = {}) =>
      error === undefined || error === null ? resolve({ statusCode: 200, body: output }) : reject(error),
    );
  }).catch(refusal);
}

/** @throws what is no answer of DynamoDB's */
function refusal(error: unknown): Answer {
  if (isAnswer(error)) {
    return { statusCode: error.statusCode, body: error.body };
  }
  throw error;
}

function isAnswer(error: unknown): error is Answer {
  return (
    error instanceof Error &&
    "statusCode" in error &&
    typeof error.statusCode === "number" &&
    "body" in error &&
    typeof error.body === "object"
  );
}
