import type { EventEnvelope } from "../../../../infra/embedded/events/event-envelope.ts";

/** A made-up envelope around a detail. */
export function envelopeOf(detail: unknown, members: Partial<EventEnvelope> = {}): EventEnvelope {
  return {
    version: "0",
    id: "e-1",
    "detail-type": "AWS API Call via CloudTrail",
    source: "aws.iam",
    account: "111122223333",
    time: "2024-03-01T10:00:00Z",
    region: "us-east-1",
    resources: [],
    detail,
    ...members,
  };
}
