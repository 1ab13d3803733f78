import * as v from "valibot";
import { resourceType } from "../resource-type.ts";
import { policyDocument } from "./property-schemas.ts";

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sns-topicpolicy.html (read 2026-11-21) */
export const snsTopicPolicy = resourceType({
  type: "AWS::SNS::TopicPolicy",
  properties: v.strictObject({ PolicyDocument: policyDocument, Topics: v.array(v.string()) }),
  meaningless: {},
  declare: ({ properties: { PolicyDocument: document, Topics }, logicalId }) => ({
    ref: logicalId,
    declares: Topics.map((resourceArn) => ({ kind: "resource-policy", resourceArn, document })),
  }),
});
