import type { IFunction } from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";
import type { FunctionContext } from "./function-context.ts";
import { LambdaFunction, type LambdaFunctionProps } from "./lambda-function.ts";

/** One step: its function but what all have. */
export type Step = Omit<LambdaFunctionProps, "bundlesDirectory" | "logRetention">;

/** The steps of one workflow, by name. */
export type Steps = Readonly<Record<string, Step>>;

/** The steps of a workflow, by the name of their placeholder in its state machine file. */
export class WorkflowFunctions extends Construct {
  readonly byPlaceholder: Readonly<Record<string, IFunction>>;

  constructor(scope: Construct, id: string, context: FunctionContext, steps: Steps) {
    super(scope, id);
    const { bundlesDirectory, logRetention } = context;
    this.byPlaceholder = Object.fromEntries(
      Object.entries(steps).map(([name, step]) => {
        const { function: lambda } = new LambdaFunction(this, name, {
          bundlesDirectory,
          logRetention,
          ...step,
        });
        return [`${name}FunctionArn`, lambda];
      }),
    );
  }
}

/** Whole seconds: a step that asks IAM and the table. */
export const SHORT_SECONDS = 30;

/** Whole seconds: a step that reads every page of a service, which may allow no more than 5 calls a second. */
export const LONG_SECONDS = 300;
