import type { ErrorEnvelope } from "../function-definition.ts";

/** Describes whatever was thrown, as Lambda's runtime for Node.js does. */
export function describeError(thrown: unknown): ErrorEnvelope {
  if (!(thrown instanceof Error)) {
    return { errorType: typeof thrown, errorMessage: String(thrown), trace: [] };
  }
  return {
    errorType: thrown.name,
    errorMessage: thrown.message,
    trace: (thrown.stack ?? "").split("\n"),
  };
}
