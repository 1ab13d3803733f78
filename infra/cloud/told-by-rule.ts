import { Duration } from "aws-cdk-lib";
import { LambdaFunction as LambdaTarget } from "aws-cdk-lib/aws-events-targets";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import type { IQueue } from "aws-cdk-lib/aws-sqs";

/**
 * A function as a rule's target. It is tried for as long as EventBridge can: an event that arrives a day late is still
 * a good hint.
 */
export function toldByRule(handler: IFunction, undelivered: IQueue): LambdaTarget {
  return new LambdaTarget(handler, {
    deadLetterQueue: undelivered,
    maxEventAge: Duration.hours(24),
    retryAttempts: 185,
  });
}
