import { Duration } from "aws-cdk-lib";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import { SqsDestination } from "aws-cdk-lib/aws-lambda-destinations";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import type { FunctionContext } from "./function-context.ts";
import { LambdaFunction, type LambdaFunctionProps } from "./lambda-function.ts";

/** What functions that are told of events need beyond what all have. */
export interface ToldFunctionContext extends FunctionContext {
  /** Where an event goes that a function failed on, as often as it was tried. */
  readonly failed: IQueue;
}

/** Makes a function that is invoked asynchronously: what it fails on twice more is kept. */
export function toldFunction(
  scope: Construct,
  id: string,
  { bundlesDirectory, logRetention, failed }: ToldFunctionContext,
  props: Omit<LambdaFunctionProps, "bundlesDirectory" | "logRetention">,
): IFunction {
  const keep = { actions: ["sqs:SendMessage"], resources: [failed.queueArn] };
  const { function: lambda } = new LambdaFunction(scope, id, {
    bundlesDirectory,
    logRetention,
    ...props,
    permissions: [...props.permissions, keep],
  });
  lambda.configureAsyncInvoke({
    onFailure: new SqsDestination(failed),
    retryAttempts: 2,
    maxEventAge: Duration.hours(6),
  });
  return lambda;
}
