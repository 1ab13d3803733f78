import type { ResourceType } from "./resource-type.ts";
import { cloudWatchAlarm } from "./resources/cloudwatch-alarm.ts";
import { dynamoDbTable } from "./resources/dynamodb-table.ts";
import { eventsBus } from "./resources/events-bus.ts";
import { eventsBusPolicy } from "./resources/events-bus-policy.ts";
import { eventsRule } from "./resources/events-rule.ts";
import { iamPolicy } from "./resources/iam-policy.ts";
import { iamRole } from "./resources/iam-role.ts";
import { lambdaEventInvokeConfig } from "./resources/lambda-event-invoke-config.ts";
import { lambdaFunction } from "./resources/lambda-function.ts";
import { lambdaPermission } from "./resources/lambda-permission.ts";
import { lambdaUrl } from "./resources/lambda-url.ts";
import { logsLogGroup } from "./resources/logs-log-group.ts";
import { snsTopic } from "./resources/sns-topic.ts";
import { snsTopicPolicy } from "./resources/sns-topic-policy.ts";
import { sqsQueue } from "./resources/sqs-queue.ts";
import { sqsQueuePolicy } from "./resources/sqs-queue-policy.ts";
import { statesMachine } from "./resources/states-machine.ts";

/** Every type of resource that can be deployed here. */
export const resourceTypes: ReadonlyMap<string, ResourceType> = new Map(
  [
    cloudWatchAlarm,
    dynamoDbTable,
    eventsBus,
    eventsBusPolicy,
    eventsRule,
    iamPolicy,
    iamRole,
    lambdaEventInvokeConfig,
    lambdaFunction,
    lambdaPermission,
    lambdaUrl,
    logsLogGroup,
    snsTopic,
    snsTopicPolicy,
    sqsQueue,
    sqsQueuePolicy,
    statesMachine,
  ].map((type) => [type.type, type]),
);
