import { InvalidEventPatternError } from "./invalid-event-pattern-error.ts";
import { readNumber } from "./numeric.ts";
import { readOnlyField, readString } from "./read-operand.ts";
import { isFields, type LeafTest } from "./scalar.ts";
import { endsWith, equalsIgnoringCase, startsWith } from "./text-tests.ts";
import { readWildcard } from "./wildcard.ts";

/** What `anything-but` can be said of besides plain values; a missing field never matches it. */
const NEGATABLE: Readonly<Record<string, (text: string, place: string) => LeafTest>> = {
  prefix: (text, place) => startsWith(readNonEmpty(text, place)),
  suffix: (text, place) => endsWith(readNonEmpty(text, place)),
  "equals-ignore-case": equalsIgnoringCase,
  wildcard: readWildcard,
};

/**
 * Reads the operand of `anything-but`: strings, or numbers, or one of the operators that can be negated
 * with a string or strings.
 *
 * @throws {InvalidEventPatternError} for null, booleans, mixed kinds, empty lists and other operators.
 */
export function readAnythingBut(operand: unknown, place: string): LeafTest {
  const refused = isFields(operand) ? readNegated(operand, place) : readValues(operand, place);
  return (leaf) => !refused.some((test) => test(leaf));
}

function readNegated(operand: Readonly<Record<string, unknown>>, place: string): readonly LeafTest[] {
  const [operator, texts] = readOnlyField(operand, place);
  const read = Object.hasOwn(NEGATABLE, operator) ? NEGATABLE[operator] : undefined;
  if (read === undefined) {
    throw new InvalidEventPatternError(`Unsupported anything-but pattern: ${operator}`, place);
  }
  return listOf(texts, place).map((text) => read(readString(text, operator, place), place));
}

function readValues(operand: unknown, place: string): readonly LeafTest[] {
  const values = listOf(operand, place);
  const strings = values.filter((value) => typeof value === "string");
  const numbers = values.filter((value) => typeof value === "number");
  if (strings.length !== values.length && numbers.length !== values.length) {
    throw new InvalidEventPatternError(
      "Inside anything-but, all values are strings or all are numbers",
      place,
    );
  }
  const refused = [...strings, ...numbers.map((value) => readNumber(value, place))];
  return refused.map((value) => (leaf) => leaf === value);
}

function listOf(operand: unknown, place: string): readonly unknown[] {
  const list: readonly unknown[] = Array.isArray(operand) ? operand : [operand];
  if (list.length === 0) {
    throw new InvalidEventPatternError("Empty arrays are not allowed", place);
  }
  return list;
}

function readNonEmpty(text: string, place: string): string {
  if (text === "") {
    throw new InvalidEventPatternError("Null prefix/suffix not allowed", place);
  }
  return text;
}
