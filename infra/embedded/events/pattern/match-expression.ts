import { readAnythingBut } from "./anything-but.ts";
import { readCidr } from "./cidr.ts";
import { InvalidEventPatternError } from "./invalid-event-pattern-error.ts";
import { parseIpAddress, sharePrefix } from "./ip-address.ts";
import { readNumeric } from "./numeric.ts";
import { readOnlyField, readString } from "./read-operand.ts";
import { isFields, isScalar, type LeafTest, type Scalar } from "./scalar.ts";
import { endsWith, equalsIgnoringCase, ignoringCase, startsWith } from "./text-tests.ts";
import { readWildcard } from "./wildcard.ts";

/** One of the values that a pattern allows for a field. */
export interface Matcher {
  /** True for `{"exists": false}`: a field without any leaf matches. */
  readonly matchesAbsence: boolean;
  readonly matchesLeaf: LeafTest;
}

const OPERATORS: Readonly<Record<string, (operand: unknown, place: string) => LeafTest>> = {
  "anything-but": readAnythingBut,
  cidr: (operand, place) => readCidr(readString(operand, "cidr", place), place),
  "equals-ignore-case": (operand, place) =>
    equalsIgnoringCase(readString(operand, "equals-ignore-case", place)),
  exactly: (operand, place) => equals(readString(operand, "exactly", place)),
  numeric: readNumeric,
  prefix: (operand, place) => readAffix("prefix", startsWith, operand, place),
  suffix: (operand, place) => readAffix("suffix", endsWith, operand, place),
  wildcard: (operand, place) => readWildcard(readString(operand, "wildcard", place), place),
};

/**
 * Reads one element of a pattern's list: a plain value, or an operator such as `{"prefix": "eu-"}`.
 *
 * @throws {InvalidEventPatternError} for an unknown operator or an operand that it does not take.
 */
export function readMatcher(expression: unknown, place: string): Matcher {
  if (isScalar(expression)) {
    return { matchesAbsence: false, matchesLeaf: equals(expression) };
  }
  if (!isFields(expression)) {
    throw new InvalidEventPatternError("Match value must be String, number, true, false, or null", place);
  }
  const [operator, operand] = readOnlyField(expression, place);
  if (operator === "exists") {
    return readExists(operand, place);
  }
  const read = Object.hasOwn(OPERATORS, operator) ? OPERATORS[operator] : undefined;
  if (read === undefined) {
    throw new InvalidEventPatternError(`Unrecognized match type ${operator}`, place);
  }
  return { matchesAbsence: false, matchesLeaf: read(operand, place) };
}

function readExists(operand: unknown, place: string): Matcher {
  if (typeof operand !== "boolean") {
    throw new InvalidEventPatternError("exists match pattern must be either true or false.", place);
  }
  return { matchesAbsence: !operand, matchesLeaf: () => operand };
}

function readAffix(
  operator: string,
  testFor: (text: string) => LeafTest,
  operand: unknown,
  place: string,
): LeafTest {
  if (!isFields(operand)) {
    return testFor(readString(operand, operator, place));
  }
  const [inner, text] = readOnlyField(operand, place);
  if (inner !== "equals-ignore-case") {
    throw new InvalidEventPatternError(`Unsupported ${operator} pattern: ${inner}`, place);
  }
  return ignoringCase(readString(text, inner, place), testFor);
}

/** Two ways to write one IP address are equal, as in AWS's own engine (github.com/aws/event-ruler, read 2026-11-20). */
function equals(value: Scalar): LeafTest {
  const address = typeof value === "string" ? parseIpAddress(value) : undefined;
  if (address === undefined) {
    return (leaf) => leaf === value;
  }
  return (leaf) => {
    const other = typeof leaf === "string" ? parseIpAddress(leaf) : undefined;
    return other !== undefined && sharePrefix(address, other, address.bits);
  };
}
