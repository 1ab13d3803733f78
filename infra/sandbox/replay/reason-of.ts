import * as v from "valibot";

/** Lambda's record of an invocation that it gave up, as far as it tells why. */
const InvocationRecord = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    requestContext: v.object({ condition: v.string() }),
    responsePayload: v.optional(v.object({ errorMessage: v.string() })),
  }),
);

/** Why a message is in a queue: EventBridge says so in an attribute, Lambda in its record of the invocation. */
export function reasonOf(body: string, attributes: Readonly<Record<string, string>>): string {
  const undelivered = attributes["ERROR_MESSAGE"];
  if (undelivered !== undefined) {
    return undelivered;
  }
  const record = v.safeParse(InvocationRecord, body);
  return record.success
    ? (record.output.responsePayload?.errorMessage ?? record.output.requestContext.condition)
    : "it became a dead letter";
}
