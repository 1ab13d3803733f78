import * as v from "valibot";
import { ConfigurationError } from "../core/errors.ts";

/**
 * Reads the environment once, at cold start; the only place that does.
 *
 * @param schema one entry per variable, names as in the environment
 * @throws {ConfigurationError} naming every variable that is missing or wrong at once.
 */
export function readEnvironment<const Entries extends v.ObjectEntries>(
  entries: Entries,
): v.InferOutput<v.ObjectSchema<Entries, undefined>> {
  const result = v.safeParse(v.object(entries), process.env);
  if (result.success) {
    return result.output;
  }
  const wrong = result.issues.map((issue) => `${v.getDotPath(issue) ?? "?"}: ${issue.message}`);
  throw new ConfigurationError(`The function's environment is wrong: ${wrong.join("; ")}`);
}

/** A comma-separated list; empty text is an empty list. */
export const commaList = v.pipe(
  v.string(),
  v.transform((text) =>
    text
      .split(",")
      .map((entry) => entry.trim())
      .filter((entry) => entry !== ""),
  ),
);

/** An IAM path below the root, for example `/rolecall/`; the root itself would name everybody's roles. */
export const rolePath = v.pipe(
  v.string(),
  v.regex(/^\/[\w+=,.@/-]*[\w+=,.@-]\/$/, "must be a path below the root, such as /rolecall/"),
);

/** A whole number from 1. */
export const positiveInteger = v.pipe(v.string(), v.transform(Number), v.integer(), v.minValue(1));
