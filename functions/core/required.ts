import { UnexpectedAnswerError } from "./errors.ts";

/**
 * Narrows a member that the SDK types as optional and AWS documents as always present.
 *
 * @throws {UnexpectedAnswerError} if it is missing all the same.
 */
export function required<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) {
    throw new UnexpectedAnswerError(`AWS answered without ${what}, which it documents as always present`);
  }
  return value;
}

/**
 * Makes the compiler check that a union was switched over completely.
 *
 * @throws {UnexpectedAnswerError} if a value outside the union arrives at run time.
 */
export function assertNever(value: never, what: string): never {
  throw new UnexpectedAnswerError(`Unknown ${what}: ${JSON.stringify(value)}`);
}
