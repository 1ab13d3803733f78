import * as v from "valibot";
import { resourceType } from "../resource-type.ts";
import { busArn } from "./events-bus-name.ts";
import { policyDocument } from "./property-schemas.ts";

const Properties = v.strictObject({
  EventBusName: v.optional(v.string(), "default"),
  StatementId: v.string(),
  Statement: policyDocument,
});

/**
 * One statement of a bus's policy.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-eventbuspolicy.html (read 2026-11-20)
 */
export const eventsBusPolicy = resourceType({
  type: "AWS::Events::EventBusPolicy",
  properties: Properties,
  meaningless: {},
  declare: ({ properties: { EventBusName, StatementId, Statement }, logicalId, place }) => {
    const document = { Version: "2012-10-17", Statement: [{ ...Statement, Sid: StatementId }] };
    const resourceArn = busArn(place, EventBusName);
    return { ref: logicalId, declares: [{ kind: "resource-policy", resourceArn, document }] };
  },
});
