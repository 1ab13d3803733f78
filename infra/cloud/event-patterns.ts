import type { EventPattern } from "aws-cdk-lib/aws-events";
import { ROLE_EVENTS } from "../../functions/core/hint.ts";
import type { ServiceDescriptor, UsageCalls } from "../../functions/services/port.ts";

/**
 * Calls that CloudTrail reports. Nobody but AWS can put an event whose source begins with `aws.` on a
 * bus, so the source is more than a hint.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html (read 2026-11-20)
 */
const CALL = "AWS API Call via CloudTrail";

/** Calls that create, change or delete a role. IAM has no pattern for service-linked roles alone. */
export const roleCalls: EventPattern = {
  source: ["aws.iam"],
  detailType: [CALL],
  detail: {
    eventSource: ["iam.amazonaws.com"],
    eventName: [...ROLE_EVENTS],
  },
};

/** Calls that can add or remove a usage of the service's role. Names of calls are not unique, so their source is asked too. */
export function usageCalls({ source, eventSource, eventNames }: UsageCalls): EventPattern {
  return {
    source: [source],
    detailType: [CALL],
    detail: { eventSource: [eventSource], eventName: [...eventNames] },
  };
}

/** The names of a service's roles, for a person. */
export function rolesOf({ roles }: ServiceDescriptor): string {
  return roles.map(({ roleName }) => roleName).join(" or ");
}

/** Runs of these state machines that ended without getting to say how. */
export function brokenRuns(...stateMachineArns: readonly string[]): EventPattern {
  return {
    source: ["aws.states"],
    detailType: ["Step Functions Execution Status Change"],
    detail: { stateMachineArn: [...stateMachineArns], status: ["FAILED", "TIMED_OUT", "ABORTED"] },
  };
}
