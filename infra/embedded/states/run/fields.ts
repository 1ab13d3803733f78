import { EvaluationFault } from "../faults.ts";
import { kindOf } from "../json.ts";
import { expressionText, isExpression } from "../jsonata/expression.ts";
import { type Extra, evaluateField, located, type Visit } from "./visit.ts";

/**
 * A field that must be a whole number of at least `least`.
 *
 * @throws {Fault} `States.QueryEvaluationError` if it is anything else.
 */
export async function integerField(
  visit: Visit,
  value: unknown,
  field: string,
  least: number,
  extra?: Extra,
): Promise<number> {
  const result = await evaluateField(visit, value, field, extra);
  if (typeof result !== "number") {
    throw unexpected(visit, value, field, "number", result);
  }
  if (!Number.isInteger(result) || result < least) {
    const cause = `The ${field} field must be a whole number of at least ${least} but was: ${result}`;
    throw located(visit, new EvaluationFault(field, cause));
  }
  return result;
}

/** A field that must be a number from 0 to 100. @throws {Fault} if it is anything else. */
export async function percentageField(visit: Visit, value: unknown, field: string): Promise<number> {
  const result = await evaluateField(visit, value, field);
  if (typeof result !== "number") {
    throw unexpected(visit, value, field, "number", result);
  }
  if (result < 0 || result > 100) {
    const cause = `The ${field} field must be between 0 and 100 but was: ${result}`;
    throw located(visit, new EvaluationFault(field, cause));
  }
  return result;
}

/** A field that must be a string. @throws {Fault} if it is anything else. */
export async function stringField(visit: Visit, value: unknown, field: string): Promise<string> {
  const result = await evaluateField(visit, value, field);
  if (typeof result !== "string") {
    throw unexpected(visit, value, field, "string", result);
  }
  return result;
}

/** A field that must be true or false. @throws {Fault} if it is anything else. */
export async function booleanField(visit: Visit, value: unknown, field: string): Promise<boolean> {
  const result = await evaluateField(visit, value, field);
  if (typeof result !== "boolean") {
    throw unexpected(visit, value, field, "boolean", result);
  }
  return result;
}

/** The failure of a field whose value is of the wrong kind. */
export function unexpected(visit: Visit, value: unknown, field: string, expected: string, result: unknown) {
  const what = isExpression(value)
    ? `The JSONata expression '${expressionText(value)}' specified for`
    : "The value of";
  const cause =
    `${what} the field '${field}' returned an unexpected result type. ` +
    `Expected '${expected}', but was '${kindOf(result)}' for value: ${JSON.stringify(result)}`;
  return located(visit, new EvaluationFault(field, cause));
}
