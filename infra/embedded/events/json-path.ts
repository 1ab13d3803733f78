import { isFields } from "./pattern/scalar.ts";

/** Finds a part of an event; undefined if the event has no such part. */
export type PartReader = (event: unknown) => unknown;

/**
 * Compiles the JSONPaths that EventBridge takes: dots, names in brackets and indices, `$` being the whole.
 * Wildcards are left out.
 *
 * @throws {SyntaxError} for anything else.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html (read 2026-11-20)
 */
export function compileJsonPath(path: string): PartReader {
  const steps = [...path.slice(1).matchAll(/\.([\w/-]+)|\['([^']*)'\]|\[(\d+)\]/g)];
  if (!path.startsWith("$") || steps.map(([text]) => text).join("") !== path.slice(1)) {
    throw new SyntaxError(
      `The JSONPath ${path} is not supported: use names and indices only, for example $.detail.items[0]`,
    );
  }
  const keys = steps.map(([, dotted, quoted, index]) =>
    index === undefined ? (dotted ?? quoted ?? "") : Number(index),
  );
  return (event) => keys.reduce(readKey, event);
}

function readKey(value: unknown, key: string | number): unknown {
  if (typeof key === "number") {
    return Array.isArray(value) ? value[key] : undefined;
  }
  return isFields(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
