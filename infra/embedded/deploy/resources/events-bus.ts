import * as v from "valibot";
import { arnAt } from "../place.ts";
import { resourceType } from "../resource-type.ts";

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-eventbus.html (read 2026-11-20) */
export const eventsBus = resourceType({
  type: "AWS::Events::EventBus",
  properties: v.strictObject({ Name: v.string() }),
  meaningless: { Description: "it is for people", Tags: "nobody asks for them" },
  declare: ({ properties: { Name }, place }) => {
    const arn = arnAt(place, "events", `event-bus/${Name}`);
    return { ref: Name, attributes: { Arn: arn, Name }, declares: [{ kind: "bus", arn }] };
  },
});
