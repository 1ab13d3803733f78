import { editAnswer } from "./answer-edit.ts";
import type { FaultRule } from "./fault-rule.ts";
import type { RawAnswer } from "./operation.ts";

/** Tells an answer that was handed on as it is from one that a protocol still has to write. */
export const isRawAnswer = (output: unknown): output is RawAnswer =>
  typeof output === "object" &&
  output !== null &&
  "status" in output &&
  "headers" in output &&
  "body" in output;

/** A handed-on answer with what a fault rule does to the JSON in it; a checksum would no longer be right. */
export function editRawAnswer(rule: FaultRule, answer: RawAnswer): RawAnswer {
  const { "x-amz-crc32": _checksum, ...headers } = answer.headers;
  const document: unknown = JSON.parse(Buffer.from(answer.body).toString());
  return { ...answer, headers, body: JSON.stringify(editAnswer(rule, document)) };
}
