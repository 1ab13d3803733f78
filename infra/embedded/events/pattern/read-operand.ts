import { InvalidEventPatternError } from "./invalid-event-pattern-error.ts";
import type { Fields } from "./scalar.ts";

/**
 * Reads the only field of an object such as `{"prefix": "eu-"}`.
 *
 * @throws {InvalidEventPatternError} if there is no field, or more than one.
 */
export function readOnlyField(expression: Fields, place: string): readonly [name: string, operand: unknown] {
  const [field, ...others] = Object.entries(expression);
  if (field === undefined || others.length > 0) {
    throw new InvalidEventPatternError("Only one key allowed in match expression, and exactly one", place);
  }
  return field;
}

/** @throws {InvalidEventPatternError} if the operand is not a string. */
export function readString(operand: unknown, operator: string, place: string): string {
  if (typeof operand !== "string") {
    throw new InvalidEventPatternError(`${operator} match pattern must be a string`, place);
  }
  return operand;
}
