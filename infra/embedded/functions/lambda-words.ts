import type { ErrorEnvelope } from "./function-definition.ts";

/**
 * How Lambda words what ends an execution environment rather than a handler.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-invocation.html (read 2026-11-20)
 */
export function timedOut(requestId: string, timeoutSeconds: number): ErrorEnvelope {
  const errorMessage = `RequestId: ${requestId} Error: Task timed out after ${timeoutSeconds.toFixed(2)} seconds`;
  return { errorType: "Sandbox.Timedout", errorMessage, trace: [] };
}

/** What Lambda says of a function that asked for more memory than it has. */
export function outOfMemory(requestId: string): ErrorEnvelope {
  const errorMessage = `RequestId: ${requestId} Error: Runtime exited with error: signal: killed`;
  return { errorType: "Runtime.OutOfMemory", errorMessage, trace: [] };
}

/** What Lambda says of a function that ended its own process. */
export function exited(requestId: string, exitCode: number): ErrorEnvelope {
  const reason = exitCode === 0 ? "without providing a reason" : `with error: exit status ${exitCode}`;
  return {
    errorType: "Runtime.ExitError",
    errorMessage: `RequestId: ${requestId} Error: Runtime exited ${reason}`,
    trace: [],
  };
}

/** Largest answer of a function, in bytes of JSON. */
const LARGEST_RESPONSE_BYTES = 6_291_556;

/** What Lambda says of an answer that is too large; undefined if it is not. */
export function tooLarge(payload: string): ErrorEnvelope | undefined {
  if (Buffer.byteLength(payload) <= LARGEST_RESPONSE_BYTES) {
    return undefined;
  }
  const errorMessage = `Response payload size exceeded maximum allowed payload size (${LARGEST_RESPONSE_BYTES} bytes).`;
  return { errorType: "Function.ResponseSizeTooLarge", errorMessage, trace: [] };
}
