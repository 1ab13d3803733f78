import * as v from "valibot";
import { arnAt, generatedName } from "../place.ts";
import { resourceType } from "../resource-type.ts";

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sns-topic.html (read 2026-11-21) */
export const snsTopic = resourceType({
  type: "AWS::SNS::Topic",
  properties: v.strictObject({ TopicName: v.optional(v.string()) }),
  meaningless: {
    DisplayName: "it is for people",
    KmsMasterKeyId: "nothing is encrypted on one machine",
    SignatureVersion: "nothing is delivered, so nothing is signed",
    Tags: "nobody asks for them",
    TracingConfig: "there is nowhere to send traces",
  },
  declare: ({ properties, logicalId, place }) => {
    const name = properties.TopicName ?? generatedName(place, logicalId, 256);
    const arn = arnAt(place, "sns", name);
    return {
      ref: arn,
      attributes: { TopicArn: arn, TopicName: name },
      declares: [{ kind: "topic", arn }],
    };
  },
});
