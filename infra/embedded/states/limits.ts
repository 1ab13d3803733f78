/**
 * Quotas of Step Functions that this engine keeps.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html (read 2026-11-20)
 */

/** Largest input or output of a state, task or execution, in bytes of UTF-8. */
export const LARGEST_PAYLOAD_BYTES = 262_144;

/** Most events in the history of one execution, the closing one included. */
export const MOST_HISTORY_EVENTS = 25_000;

/** Most iterations of an inline Map that run at the same time. */
export const MOST_INLINE_ITERATIONS = 40;

/** Most child executions of a distributed Map that run at the same time. */
export const MOST_CHILD_EXECUTIONS = 10_000;

/** True if the JSON text of a value is larger than a payload may be. */
export function exceedsPayload(value: unknown): boolean {
  return Buffer.byteLength(JSON.stringify(value) ?? "") > LARGEST_PAYLOAD_BYTES;
}
