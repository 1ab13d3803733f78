import * as v from "valibot";
import { problemOfSchedule } from "../../events/rate.ts";
import { DeployError } from "../deploy-error.ts";
import { arnAt, generatedName } from "../place.ts";
import { resourceType } from "../resource-type.ts";
import { busArn } from "./events-bus-name.ts";
import { declaredTarget, Target } from "./events-target.ts";

const Properties = v.strictObject({
  Name: v.optional(v.string()),
  EventBusName: v.optional(v.string(), "default"),
  EventPattern: v.optional(v.record(v.string(), v.unknown())),
  ScheduleExpression: v.optional(v.string()),
  State: v.optional(
    v.picklist(["ENABLED", "DISABLED", "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"]),
    "ENABLED",
  ),
  Targets: v.optional(v.array(Target), []),
});

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-rule.html (read 2026-11-20) */
export const eventsRule = resourceType({
  type: "AWS::Events::Rule",
  properties: Properties,
  meaningless: { Description: "it is for people", Tags: "nobody asks for them" },
  declare: ({ properties, logicalId, place }) => {
    const { EventBusName, EventPattern: pattern, ScheduleExpression: schedule, State: state } = properties;
    const name = properties.Name ?? generatedName(place, logicalId, 64);
    const bus = busArn(place, EventBusName);
    const busName = bus.slice(bus.indexOf("/") + 1);
    const problem = problemOf(pattern, schedule, busName);
    if (problem !== undefined) {
      throw new DeployError(`AWS::Events::Rule "${logicalId}": ${problem}`);
    }
    const path = busName === "default" ? name : `${busName}/${name}`;
    const arn = arnAt(place, "events", `rule/${path}`);
    const rule = {
      arn,
      name,
      busArn: bus,
      ...(pattern === undefined ? {} : { pattern }),
      ...(schedule === undefined ? {} : { schedule }),
      state,
      targets: properties.Targets.map(declaredTarget),
    };
    // A rule of another bus than the default is referred to together with its bus.
    const ref = busName === "default" ? name : `${busName}|${name}`;
    return { ref, attributes: { Arn: arn }, declares: [{ kind: "rule", rule }] };
  },
});

function problemOf(pattern: unknown, schedule: string | undefined, busName: string): string | undefined {
  if (schedule === undefined) {
    return pattern === undefined ? "it has neither EventPattern nor ScheduleExpression" : undefined;
  }
  return busName === "default"
    ? problemOfSchedule(schedule)
    : `only rules of the default bus can have a ScheduleExpression, and not those of ${busName}`;
}
