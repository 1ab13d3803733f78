import * as v from "valibot";

/** Says what is wrong with a value, each fault with its path, in one line. */
export function faultsOf(issues: readonly v.BaseIssue<unknown>[]): string {
  return issues
    .map((issue) => {
      const path = v.getDotPath(issue);
      const isMissing =
        issue.kind === "schema" && issue.received === "undefined" && issue.type !== "strict_object";
      const message = isMissing ? "is missing" : issue.message;
      return path === null ? message : `${path}: ${message}`;
    })
    .join("; ");
}

/**
 * Narrows what arrived from outside to what the code was written for.
 *
 * @param fault makes the error to throw from a description of every fault
 */
export function parse<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
  fault: (faults: string) => Error,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value);
  if (!result.success) {
    throw fault(faultsOf(result.issues));
  }
  return result.output;
}
