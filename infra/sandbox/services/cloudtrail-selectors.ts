import type * as client from "@aws-sdk/client-cloudtrail";
import { type Operation, ServiceError, type World } from "../gateway/operation.ts";
import { onTrail } from "./cloudtrail-read-trails.ts";
import {
  replaceTrail,
  type Selectors,
  type TrailEntry,
  trailNamed,
  trailToChange,
} from "./cloudtrail-state.ts";

/** Most basic event selectors of a trail. */
const MOST_SELECTORS = 5;

/**
 * What a trail logs before anybody has chosen: all management events, and no data events.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_EventSelector.html (as documented for AWS CDK and SDKs, read 2026-11-28)
 */
const AT_FIRST: Selectors = { kind: "basic", selectors: [{}] };

const shown = ({ arn, selectors = AT_FIRST }: TrailEntry) => ({
  TrailARN: arn,
  ...(selectors.kind === "advanced"
    ? { AdvancedEventSelectors: selectors.selectors.map((selector) => ({ ...selector })) }
    : {
        EventSelectors: selectors.selectors.map((selector) => ({
          ReadWriteType: "All" as const,
          IncludeManagementEvents: true,
          DataResources: [],
          ExcludeManagementEventSources: [],
          ...selector,
        })),
      }),
});

/** `GetEventSelectors`: what a trail logs, in the language in which it was said. */
export const getEventSelectors = (
  world: World,
): Operation<client.GetEventSelectorsRequest, client.GetEventSelectorsResponse> => ({
  mutates: false,
  authorization: ({ TrailName }, call) => onTrail("GetEventSelectors", TrailName, call),
  answer: ({ TrailName }, call) => shown(trailNamed(world, TrailName, call)),
});

/**
 * `PutEventSelectors`: either basic or advanced ones take the place of what there was. What fields, operators and data
 * resources advanced selectors may have is not checked.
 */
export const putEventSelectors = (
  world: World,
): Operation<client.PutEventSelectorsRequest, client.PutEventSelectorsResponse> => ({
  mutates: true,
  authorization: ({ TrailName }, call) => onTrail("PutEventSelectors", TrailName, call),
  answer(input, call) {
    const trail = trailToChange(world, input.TrailName, call);
    const changed = { ...trail, selectors: selectorsIn(input) };
    replaceTrail(world, call.account, changed);
    return shown(changed);
  },
});

function selectorsIn({
  EventSelectors = [],
  AdvancedEventSelectors = [],
}: client.PutEventSelectorsRequest): Selectors {
  const isOne = EventSelectors.length > 0 !== AdvancedEventSelectors.length > 0;
  if (!isOne || EventSelectors.length > MOST_SELECTORS) {
    const message = `Give 1 to ${MOST_SELECTORS} event selectors, or advanced event selectors, and not both.`;
    throw new ServiceError("InvalidEventSelectorsException", message, 400);
  }
  return AdvancedEventSelectors.length > 0
    ? { kind: "advanced", selectors: AdvancedEventSelectors }
    : { kind: "basic", selectors: EventSelectors };
}
