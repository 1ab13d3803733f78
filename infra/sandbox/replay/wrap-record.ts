import * as v from "valibot";

const optionalText = v.fallback(v.optional(v.string()), undefined);

/** The members of a CloudTrail record that an envelope repeats; those that are not text count as missing. */
const Repeated = v.object({
  eventID: optionalText,
  eventTime: optionalText,
  eventSource: optionalText,
  awsRegion: optionalText,
  recipientAccountId: optionalText,
  userIdentity: v.fallback(v.optional(v.object({ accountId: optionalText })), undefined),
});

/**
 * Puts a bare CloudTrail record into the envelope in which EventBridge would have carried it. What the record does
 * not say stays undefined there.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html (read 2026-11-20)
 */
export function wrapRecord(record: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { eventID, eventTime, eventSource, awsRegion, recipientAccountId, userIdentity } = v.parse(
    Repeated,
    record,
  );
  return {
    version: "0",
    id: eventID,
    "detail-type": "AWS API Call via CloudTrail",
    source: eventSource?.replace(/^([^.]+)\.amazonaws\.com$/, "aws.$1"),
    account: recipientAccountId ?? userIdentity?.accountId,
    time: eventTime,
    region: awsRegion,
    resources: [],
    detail: record,
  };
}
