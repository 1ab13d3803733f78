import { InvalidEventPatternError } from "./invalid-event-pattern-error.ts";
import type { LeafTest } from "./scalar.ts";

/**
 * EventBridge compares numbers from minus to plus five billion.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html (read 2026-11-20)
 */
const LARGEST_NUMBER = 5e9;

const COMPARISONS: Readonly<Record<string, (leaf: number, bound: number) => boolean>> = {
  "=": (leaf, bound) => leaf === bound,
  "<": (leaf, bound) => leaf < bound,
  "<=": (leaf, bound) => leaf <= bound,
  ">": (leaf, bound) => leaf > bound,
  ">=": (leaf, bound) => leaf >= bound,
};

interface Bound {
  readonly operator: string;
  readonly bound: number;
}

/**
 * Reads the operand of `numeric`: one comparison, or a range from its lower to its upper bound.
 *
 * @throws {InvalidEventPatternError} for any other combination, and for a range that nothing can be in.
 */
export function readNumeric(operand: unknown, place: string): LeafTest {
  if (!Array.isArray(operand) || operand.length === 0) {
    throw new InvalidEventPatternError("Value of numeric must be an array of operators and numbers", place);
  }
  const bounds: Bound[] = [];
  for (let index = 0; index < operand.length; index += 2) {
    bounds.push(readBound(operand[index], operand[index + 1], place));
  }
  const [lower, upper, ...others] = bounds;
  if (lower !== undefined && upper !== undefined) {
    const ordered =
      lower.operator.startsWith(">") && upper.operator.startsWith("<") && lower.bound < upper.bound;
    if (!ordered || others.length > 0) {
      throw new InvalidEventPatternError(
        "A numeric range goes from > or >= a number to < or <= a larger one",
        place,
      );
    }
  }
  return (leaf) =>
    typeof leaf === "number" &&
    isComparable(leaf) &&
    bounds.every(({ operator, bound }) => COMPARISONS[operator]?.(leaf, bound));
}

/** @throws {InvalidEventPatternError} if it lies outside the numbers that EventBridge compares. */
export function readNumber(value: number, place: string): number {
  if (!isComparable(value)) {
    throw new InvalidEventPatternError(
      `Value must be between -${LARGEST_NUMBER} and ${LARGEST_NUMBER}, inclusive`,
      place,
    );
  }
  return value;
}

function readBound(operator: unknown, bound: unknown, place: string): Bound {
  if (typeof operator !== "string" || !Object.hasOwn(COMPARISONS, operator)) {
    throw new InvalidEventPatternError(
      `Unrecognized numeric range operator: ${JSON.stringify(operator)}`,
      place,
    );
  }
  if (typeof bound !== "number") {
    throw new InvalidEventPatternError(`Value of ${operator} must be numeric`, place);
  }
  return { operator, bound: readNumber(bound, place) };
}

function isComparable(value: number): boolean {
  return Math.abs(value) <= LARGEST_NUMBER;
}
