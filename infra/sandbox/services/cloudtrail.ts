import * as client from "@aws-sdk/client-cloudtrail";
import type { FakeService, World } from "../gateway/operation.ts";
import { createTrail, deleteTrail, startLogging, stopLogging } from "./cloudtrail-change-trails.ts";
import { lookupEvents } from "./cloudtrail-lookup-events.ts";
import { describeTrails, getTrailStatus, listTrails } from "./cloudtrail-read-trails.ts";
import { getEventSelectors, putEventSelectors } from "./cloudtrail-selectors.ts";

/**
 * CloudTrail: trails can be made, changed and shown, one is there from the start, and what they log goes nowhere. The
 * events of calls reach EventBridge, and the event history, whatever trails there are.
 */
export function cloudTrailService(world: World): FakeService {
  return {
    signingName: "cloudtrail",
    eventSource: "cloudtrail.amazonaws.com",
    global: false,
    client,
    operations: {
      CreateTrail: createTrail(world),
      DeleteTrail: deleteTrail(world),
      DescribeTrails: describeTrails(world),
      GetEventSelectors: getEventSelectors(world),
      GetTrailStatus: getTrailStatus(world),
      ListTrails: listTrails(world),
      LookupEvents: lookupEvents(world),
      PutEventSelectors: putEventSelectors(world),
      StartLogging: startLogging(world),
      StopLogging: stopLogging(world),
    },
  };
}
