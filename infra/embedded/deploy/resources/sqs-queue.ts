import * as v from "valibot";
import { arnAt, generatedName, type Place, urlSuffix } from "../place.ts";
import { resourceType } from "../resource-type.ts";

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queue.html (read 2026-11-20) */
export const sqsQueue = resourceType({
  type: "AWS::SQS::Queue",
  properties: v.strictObject({ QueueName: v.optional(v.string()) }),
  meaningless: {
    MessageRetentionPeriod: "messages stay until somebody has looked",
    SqsManagedSseEnabled: "encryption is the disk's business",
    Tags: "nobody asks for them",
  },
  declare: ({ properties, logicalId, place }) => {
    const name = properties.QueueName ?? generatedName(place, logicalId, 80);
    const arn = arnAt(place, "sqs", name);
    return {
      ref: `${queueHost(place)}${name}`,
      attributes: { Arn: arn, QueueName: name },
      declares: [{ kind: "queue", arn }],
    };
  },
});

/** What the URL of every queue of a place begins with. */
export function queueHost(place: Place): string {
  return `https://sqs.${place.region}.${urlSuffix(place)}/${place.account}/`;
}
