import { Duration } from "aws-cdk-lib";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import { SqsDestination } from "aws-cdk-lib/aws-lambda-destinations";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import {
  type FunctionContext,
  guardedEnvironment,
  inventoryEnvironment,
  publish,
} from "./function-context.ts";
import { LambdaFunction, type LambdaFunctionProps } from "./lambda-function.ts";
import { OWN_ROLE_PATH } from "./names.ts";
import { findUsages, listRegions, onAnyRole, wakeRuns } from "./permissions.ts";
import type { Workflow } from "./workflow.ts";
import { SHORT_SECONDS } from "./workflow-functions.ts";

/** What these functions need beyond what all have. */
export interface EventFunctionsProps extends FunctionContext {
  readonly workflow: Workflow;
  /** The workflow that mends findings. */
  readonly remediate: Workflow;
  /** Where an event goes that a function failed on, as often as it was tried. */
  readonly failed: IQueue;
}

/** The functions that are told of events. */
export class EventFunctions extends Construct {
  readonly recordEvent: IFunction;
  readonly closeRun: IFunction;
  readonly judgeRole: IFunction;

  constructor(scope: Construct, id: string, props: EventFunctionsProps) {
    super(scope, id);
    const { inventory, parameters, services, workflow } = props;
    const getRole = onAnyRole("iam:GetRole");
    this.recordEvent = this.#told("RecordEvent", props, {
      name: "record-event",
      description: "Reads the truth behind an event and writes it down.",
      // It may have to read every page of a service in every Region.
      timeoutSeconds: 300,
      environment: {
        ...guardedEnvironment(props),
        STATE_MACHINE_ARN: workflow.stateMachine.stateMachineArn,
        ON_UNUSED: parameters.onUnused,
        OWN_ROLE_PATH,
      },
      permissions: [
        inventory.allow("GetItem", "PutItem", "UpdateItem"),
        getRole,
        listRegions,
        ...findUsages(services),
        publish(props),
        workflow.start,
      ],
    });
    this.closeRun = this.#told("CloseRun", props, {
      name: "close-run",
      description: "Gives a run that broke its outcome.",
      // As above: it looks at what the run has left.
      timeoutSeconds: 300,
      environment: inventoryEnvironment(props),
      permissions: [
        inventory.allow("GetItem", "PutItem", "UpdateItem"),
        getRole,
        listRegions,
        ...findUsages(services),
        publish(props),
      ],
    });
    this.judgeRole = this.#told("JudgeRole", props, {
      name: "judge-role",
      description: "Holds a role against its owner's policy.",
      timeoutSeconds: SHORT_SECONDS,
      environment: {
        ...guardedEnvironment(props),
        REMEDIATE_STATE_MACHINE_ARN: props.remediate.stateMachine.stateMachineArn,
      },
      permissions: [
        inventory.allow("GetItem", "PutItem", "Query", "UpdateItem"),
        publish(props),
        props.remediate.start,
        wakeRuns,
      ],
    });
  }

  /** A function that is invoked asynchronously: what it fails on twice more is kept. */
  #told(
    id: string,
    { bundlesDirectory, logRetention, failed }: EventFunctionsProps,
    props: Omit<LambdaFunctionProps, "bundlesDirectory" | "logRetention">,
  ): IFunction {
    const keep = { actions: ["sqs:SendMessage"], resources: [failed.queueArn] };
    const permissions = [...props.permissions, keep];
    const { function: lambda } = new LambdaFunction(this, id, {
      bundlesDirectory,
      logRetention,
      ...props,
      permissions,
    });
    lambda.configureAsyncInvoke({
      onFailure: new SqsDestination(failed),
      retryAttempts: 2,
      maxEventAge: Duration.hours(6),
    });
    return lambda;
  }
}
