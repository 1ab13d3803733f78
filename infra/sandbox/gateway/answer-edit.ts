import type { NormalizedSchema } from "@smithy/core/schema";
import type { FaultRule } from "./fault-rule.ts";

const fieldsOf = (value: unknown): Record<string, unknown> => ({ ...Object(value) });

/** JSON has no instants: where the schema wants one, a text or a number of seconds becomes a Date. */
function reviveInstants(schema: NormalizedSchema, value: unknown): unknown {
  if (schema.isTimestampSchema()) {
    return typeof value === "string"
      ? new Date(value)
      : typeof value === "number"
        ? new Date(value * 1000)
        : value;
  }
  if (schema.isListSchema() && Array.isArray(value)) {
    return value.map((item) => reviveInstants(schema.getValueSchema(), item));
  }
  if (schema.isStructSchema() && typeof value === "object" && value !== null) {
    const fields = fieldsOf(value);
    for (const [name, member] of schema.structIterator()) {
      if (fields[name] !== undefined) {
        fields[name] = reviveInstants(member, fields[name]);
      }
    }
    return fields;
  }
  return value;
}

/** A copy without the member at a dotted path; a list on the way loses the member in each of its items. */
function without(value: unknown, [first, ...rest]: readonly string[]): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => without(item, first === undefined ? rest : [first, ...rest]));
  }
  if (first === undefined || typeof value !== "object" || value === null || value instanceof Date) {
    return value;
  }
  const { [first]: member, ...others } = fieldsOf(value);
  return rest.length === 0 || member === undefined ? others : { ...others, [first]: without(member, rest) };
}

/** The answer that a fault rule gives in the place of the true one. */
export function wrongAnswer({ answer }: FaultRule, output: NormalizedSchema): unknown {
  return reviveInstants(output, answer);
}

/** The true answer with what a fault rule puts over it and takes away from it; with a schema, instants become Dates. */
export function editAnswer(
  { merge = {}, omit = [] }: FaultRule,
  answer: unknown,
  output?: NormalizedSchema,
): unknown {
  const over = output === undefined ? merge : reviveInstants(output, merge);
  const merged = { ...fieldsOf(answer), ...fieldsOf(over) };
  return omit.reduce<unknown>((edited, path) => without(edited, path.split(".")), merged);
}
