/** A variable of a template: its value, or undefined if the event lacks it. */
export type Variables = ReadonlyMap<string, unknown>;

/**
 * Fills an input template. A variable in a string becomes part of the string; one outside becomes a JSON value. One
 * that the event lacks becomes nothing in a string and null outside, so that the result stays JSON.
 *
 * @throws {SyntaxError} if the result is not JSON, as for a plain text without quotes.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html (read 2026-11-20)
 */
export function fillTemplate(template: string, variables: Variables): unknown {
  const filled = template.replaceAll(/"(?:[^"\\]|\\.)*"|<[^<>"\s]+>/g, (part) =>
    part.startsWith('"') ? fillString(part, variables) : toJson(variableOf(part, variables)),
  );
  return JSON.parse(filled);
}

function fillString(text: string, variables: Variables): string {
  return text.replaceAll(/<[^<>"\s]+>/g, (part) => {
    const value = variableOf(part, variables);
    const inserted = typeof value === "string" ? value : value === undefined ? "" : toJson(value);
    return JSON.stringify(inserted).slice(1, -1);
  });
}

function toJson(value: unknown): string {
  return JSON.stringify(value ?? null);
}

function variableOf(placeholder: string, variables: Variables): unknown {
  const name = placeholder.slice(1, -1);
  if (!variables.has(name)) {
    throw new SyntaxError(`The input template names ${placeholder}, which the paths map does not define`);
  }
  return variables.get(name);
}
