import type { NestedStart } from "../../embedded/states/contract.ts";
import type { Authorization } from "../gateway/operation.ts";

/**
 * What a machine's role needs to start an execution of another machine, and to wait for it: the managed rule brings
 * the news of its end. What AWS does when only a permission for waiting is missing is not documented.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html#sync-async-iam-policies (the policies as of the page stepfunctions-iam, read 2026-11-21)
 */
export function neededToNest({ startedMachineArn, waits }: NestedStart): readonly Authorization[] {
  const start = { action: "states:StartExecution", resources: [startedMachineArn] };
  if (!waits) {
    return [start];
  }
  const [, partition, , region, account] = startedMachineArn.split(":");
  const executions = `${startedMachineArn.replace(":stateMachine:", ":execution:")}:*`;
  const rule = `arn:${partition}:events:${region}:${account}:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule`;
  return [
    start,
    ...["states:DescribeExecution", "states:StopExecution"].map((action) => ({
      action,
      resources: [executions],
    })),
    ...["events:PutTargets", "events:PutRule", "events:DescribeRule"].map((action) => ({
      action,
      resources: [rule],
    })),
  ];
}
