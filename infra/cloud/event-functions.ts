import type { IFunction } from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";
import { guardedEnvironment, inventoryEnvironment, publish } from "./function-context.ts";
import { OWN_ROLE_PATH } from "./names.ts";
import { findUsages, listRegions, onAnyRole } from "./permissions.ts";
import { type ToldFunctionContext, toldFunction } from "./told-function.ts";
import type { Workflow } from "./workflow.ts";

/** What these functions need beyond what all have. */
export interface EventFunctionsProps extends ToldFunctionContext {
  readonly workflow: Workflow;
}

/** The functions that are told of events. */
export class EventFunctions extends Construct {
  readonly recordEvent: IFunction;
  readonly closeRun: IFunction;

  constructor(scope: Construct, id: string, props: EventFunctionsProps) {
    super(scope, id);
    const { inventory, parameters, services, workflow } = props;
    const getRole = onAnyRole("iam:GetRole");
    this.recordEvent = toldFunction(this, "RecordEvent", props, {
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
    this.closeRun = toldFunction(this, "CloseRun", props, {
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
  }
}
