import * as v from "valibot";
import { DeployError } from "../deploy-error.ts";
import { arnAt, type Place } from "../place.ts";
import { resourceType } from "../resource-type.ts";
import { policyDocument } from "./property-schemas.ts";
import { queueHost } from "./sqs-queue.ts";

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queuepolicy.html (read 2026-11-20) */
export const sqsQueuePolicy = resourceType({
  type: "AWS::SQS::QueuePolicy",
  properties: v.strictObject({ PolicyDocument: policyDocument, Queues: v.array(v.string()) }),
  meaningless: {},
  declare: ({ properties: { PolicyDocument: document, Queues }, logicalId, place }) => ({
    ref: logicalId,
    declares: Queues.map((url) => ({ kind: "resource-policy", resourceArn: queueArn(place, url), document })),
  }),
});

function queueArn(place: Place, url: string): string {
  const host = queueHost(place);
  if (!url.startsWith(host)) {
    throw new DeployError(`AWS::SQS::QueuePolicy: ${url} is not a queue of this account and Region`);
  }
  return arnAt(place, "sqs", url.slice(host.length));
}
