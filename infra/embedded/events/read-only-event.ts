import type { EventEnvelope } from "./event-envelope.ts";
import { isFields } from "./pattern/scalar.ts";

/**
 * Tells the CloudTrail event of a call that changes nothing. Rules see these only in the state
 * `ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS`.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html (read 2026-11-20)
 */
export function isReadOnlyCall(event: EventEnvelope): boolean {
  if (!event["detail-type"].endsWith(" via CloudTrail") || !isFields(event.detail)) {
    return false;
  }
  const { readOnly, eventName } = event.detail;
  return readOnly === true || (typeof eventName === "string" && /^(Get|List|Describe)/.test(eventName));
}
