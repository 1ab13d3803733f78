import { InvalidEventPatternError } from "./invalid-event-pattern-error.ts";
import { type Matcher, readMatcher } from "./match-expression.ts";
import { RESERVED_INSIDE_OR } from "./reserved-names.ts";
import { type Fields, isFields } from "./scalar.ts";

/** What one field must be. */
interface Requirement {
  /** The names down to the field, joined with dots; a dot inside a name is no different from one between names. */
  readonly path: string;
  readonly anyOf: readonly Matcher[];
}

/** Requirements that must all be met. */
export type Alternative = readonly Requirement[];

/**
 * The product of the lengths of all `$or` lists may not be larger.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html (read 2026-11-20)
 */
const MOST_ALTERNATIVES = 1000;

/**
 * Reads a pattern, or an object inside one, as alternatives, of which one must be met: a single one unless there is `$or`.
 * A field named beside and inside `$or` must meet both.
 *
 * @param prefix path of the object, each name followed by a dot; empty for the pattern itself
 * @throws {InvalidEventPatternError} at the first thing that EventBridge would refuse.
 */
export function readAlternatives(pattern: unknown, prefix = ""): readonly Alternative[] {
  const place = prefix.slice(0, -1);
  if (!isFields(pattern)) {
    throw new InvalidEventPatternError("Filter is not an object", place);
  }
  const fields = Object.entries(pattern);
  if (fields.length === 0) {
    throw new InvalidEventPatternError("Empty objects are not allowed", place);
  }
  return fields.reduce<readonly Alternative[]>(
    (alternatives, [name, value]) => combine(alternatives, readField(name, value, prefix), place),
    [[]],
  );
}

function readField(name: string, value: unknown, prefix: string): readonly Alternative[] {
  const path = `${prefix}${name}`;
  if (name === "$or" && isChoice(value)) {
    return value.flatMap((option) => readAlternatives(option, prefix));
  }
  if (isFields(value)) {
    return readAlternatives(value, `${path}.`);
  }
  if (!Array.isArray(value)) {
    throw new InvalidEventPatternError(`"${name}" must be an object or an array`, path);
  }
  if (value.length === 0) {
    throw new InvalidEventPatternError("Empty arrays are not allowed", path);
  }
  return [[{ path, anyOf: value.map((expression, index) => readMatcher(expression, `${path}[${index}]`)) }]];
}

/** Anything else called `$or` is a field of that name, since events had such fields before there was the operator. */
function isChoice(value: unknown): value is readonly Fields[] {
  return (
    Array.isArray(value) &&
    value.length >= 2 &&
    value.every(
      (option) => isFields(option) && Object.keys(option).every((name) => !RESERVED_INSIDE_OR.has(name)),
    )
  );
}

function combine(
  some: readonly Alternative[],
  others: readonly Alternative[],
  place: string,
): readonly Alternative[] {
  if (some.length * others.length > MOST_ALTERNATIVES) {
    throw new InvalidEventPatternError(
      `Rule is too complex - $or makes more than ${MOST_ALTERNATIVES} combinations`,
      place,
    );
  }
  return some.flatMap((one) => others.map((other) => [...one, ...other]));
}
