import { DeployError } from "../deploy-error.ts";

/** The text that a value is; numbers and booleans are written out, as CloudFormation does. */
export function asText(value: unknown, what: string): string {
  if (typeof value === "string") {
    return value;
  }
  if (typeof value === "number" || typeof value === "boolean") {
    return String(value);
  }
  throw new DeployError(`${what}: ${JSON.stringify(value)} is not a text`);
}

/** The list that a value is. */
export function asList(value: unknown, what: string): readonly unknown[] {
  if (Array.isArray(value)) {
    return value;
  }
  throw new DeployError(`${what}: ${JSON.stringify(value)} is not a list`);
}

/** The list of texts that a value is. */
export function asTexts(value: unknown, what: string): readonly string[] {
  return asList(value, what).map((item) => asText(item, what));
}

/** The list of two that a value is. */
export function pair(value: unknown, what: string): readonly [unknown, unknown] {
  const [first, second, ...rest] = asList(value, what);
  if (second === undefined || rest.length > 0) {
    throw new DeployError(`${what}: ${JSON.stringify(value)} is not a list of two`);
  }
  return [first, second];
}
