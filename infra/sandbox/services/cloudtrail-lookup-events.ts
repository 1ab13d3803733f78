import type * as client from "@aws-sdk/client-cloudtrail";
import { type Operation, ServiceError, type World } from "../gateway/operation.ts";
import type { TrailEnvelope } from "../gateway/trail-event.ts";
import { cutPage } from "./paging.ts";

/** As many as one account keeps here in one Region; AWS keeps those of 90 days. */
const MOST_EVENTS = 1000;

/** As many as an answer holds (API_LookupEvents, read 2026-11-28). */
const LARGEST_PAGE = 50;

/** The event history of an account in a Region, oldest first. Plain JSON. */
const historyOf = (world: World, account: string, region: string) =>
  world.state<TrailEnvelope["detail"][]>("cloudtrail-history", account, region, () => []);

/** Keeps an event in its account's history. */
export function noteEvent(world: World, { account, region, detail }: TrailEnvelope): void {
  const history = historyOf(world, account, region);
  history.push(detail);
  history.splice(0, history.length - MOST_EVENTS);
}

/** What an attribute is compared with; the others are not known here. */
const READ = {
  EventId: ({ eventID }) => eventID,
  EventName: ({ eventName }) => eventName,
  EventSource: ({ eventSource }) => eventSource,
} as const satisfies Readonly<Record<string, (detail: TrailEnvelope["detail"]) => string>>;

function readerOf(key: string | undefined): (detail: TrailEnvelope["detail"]) => string {
  switch (key) {
    case "EventId":
    case "EventName":
    case "EventSource":
      return READ[key];
    default:
      throw new ServiceError("InvalidLookupAttributesException", `${String(key)} is not known here`, 400);
  }
}

/**
 * `LookupEvents`: management events of the Region, newest first, by time and at most one attribute.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html (read 2026-11-28)
 */
export const lookupEvents = (
  world: World,
): Operation<client.LookupEventsRequest, client.LookupEventsResponse> => ({
  mutates: false,
  authorization: () => ({ action: "cloudtrail:LookupEvents", resources: ["*"] }),
  answer(input, call) {
    const { LookupAttributes = [], StartTime, EndTime, MaxResults = LARGEST_PAGE, NextToken } = input;
    const [attribute, ...more] = LookupAttributes;
    if (more.length > 0) {
      throw new ServiceError("InvalidLookupAttributesException", "There may be one attribute only", 400);
    }
    const read = attribute === undefined ? undefined : readerOf(attribute.AttributeKey);
    const found = historyOf(world, call.account, call.region)
      .filter((detail) => read === undefined || read(detail) === attribute?.AttributeValue)
      .filter(({ eventTime }) => StartTime === undefined || new Date(eventTime) >= StartTime)
      .filter(({ eventTime }) => EndTime === undefined || new Date(eventTime) <= EndTime);
    const page = { limit: Math.min(MaxResults, LARGEST_PAGE), token: NextToken };
    const { items, nextToken } = cutPage(found, newestFirst, page, (detail) => {
      throw new ServiceError("InvalidNextTokenException", detail, 400);
    });
    return {
      Events: items.map((detail) => ({
        EventId: detail.eventID,
        EventName: detail.eventName,
        EventSource: detail.eventSource,
        EventTime: new Date(detail.eventTime),
        ReadOnly: "false",
        CloudTrailEvent: JSON.stringify(detail),
      })),
      ...(nextToken === undefined ? {} : { NextToken: nextToken }),
    };
  },
});

function newestFirst({ eventTime, eventID }: TrailEnvelope["detail"]): string {
  return `${String(Number.MAX_SAFE_INTEGER - Date.parse(eventTime)).padStart(16, "0")} ${eventID}`;
}
