import { type App, CfnOutput, Stack } from "aws-cdk-lib";
import { EventBus } from "aws-cdk-lib/aws-events";
import type { RetentionDays } from "aws-cdk-lib/aws-logs";
import type { ServiceDescriptor } from "../../functions/services/port.ts";
import { Alarms } from "./alarms.ts";
import { DeadLetters } from "./dead-letters.ts";
import { decommissionSteps } from "./decommission-steps.ts";
import { EventFunctions } from "./event-functions.ts";
import { EventSources } from "./event-sources.ts";
import type { FunctionContext } from "./function-context.ts";
import { InventoryTable } from "./inventory-table.ts";
import { DECOMMISSION, INTAKE_BUS_NAME, OWN_BUS_NAME, RESTORE } from "./names.ts";
import { Parameters } from "./parameters.ts";
import { forwardedRegions, HUB_REGION } from "./regions.ts";
import { Remediation } from "./remediation.ts";
import { restoreSteps } from "./restore-steps.ts";
import { stackProps } from "./stack-props.ts";
import { Sweeps } from "./sweeps.ts";
import { Workflow } from "./workflow.ts";
import { WorkflowFunctions } from "./workflow-functions.ts";

/** What the hub is made from. */
export interface HubStackProps {
  /** The whole catalogue. */
  readonly services: readonly ServiceDescriptor[];
  /** Regions whose events are listened to; the hub's own always is. */
  readonly regions: readonly string[];
  /** Folder with the bundle of each function. */
  readonly bundlesDirectory: string;
  /** Folder with the state machine files. */
  readonly stateMachinesDirectory: string;
  /** How long the logs of functions and workflow are kept. */
  readonly logRetention: RetentionDays;
}

/** Everything that rolecall has but the forwarders; it stands where IAM's events arrive. */
export class HubStack extends Stack {
  constructor(app: App, props: HubStackProps) {
    super(
      app,
      "RolecallHub",
      stackProps(HUB_REGION, "rolecall: inventory and decommissioning of service-linked roles"),
    );
    const { services, bundlesDirectory, stateMachinesDirectory, logRetention } = props;
    const parameters = new Parameters(this, "Parameters");
    const inventory = new InventoryTable(this, "Inventory");
    const bus = new EventBus(this, "Bus", { eventBusName: OWN_BUS_NAME });
    const intake = new EventBus(this, "Intake", { eventBusName: INTAKE_BUS_NAME });
    const deadLetters = new DeadLetters(this, "DeadLetters");
    const context: FunctionContext = { services, inventory, bus, parameters, bundlesDirectory, logRetention };
    const steps = new WorkflowFunctions(this, "Steps", context, decommissionSteps(context));
    const workflow = new Workflow(this, "Workflow", {
      name: DECOMMISSION,
      stateMachinesDirectory,
      functions: steps.byPlaceholder,
      logRetention,
    });
    const restoring = new WorkflowFunctions(this, "RestoreSteps", context, restoreSteps(context));
    const { stateMachine: restoreMachine } = new Workflow(this, "Restore", {
      name: RESTORE,
      stateMachinesDirectory,
      functions: restoring.byPlaceholder,
      logRetention,
    });
    const { stateMachine } = workflow;
    const remediation = new Remediation(this, "Remediation", {
      ...context,
      decommission: workflow,
      stateMachinesDirectory,
    });
    const remediateMachine = remediation.workflow.stateMachine;
    const { failed, undelivered } = deadLetters;
    const { recordEvent, closeRun } = new EventFunctions(this, "Events", { ...context, workflow, failed });
    new Sweeps(this, "Sweeps", {
      ...context,
      workflow,
      remediation: remediation.workflow,
      failed,
      undelivered,
    });
    new EventSources(this, "Sources", {
      services,
      forwardedRegions: forwardedRegions(props.regions),
      intake,
      stateMachineArns: [stateMachine, restoreMachine, remediateMachine].map(
        ({ stateMachineArn }) => stateMachineArn,
      ),
      recordEvent,
      closeRun,
      undelivered,
    });
    new Alarms(this, "Alarms", { deadLetters, stateMachine, restoreMachine, remediateMachine, recordEvent });
    new CfnOutput(this, "TableName", { value: inventory.table.tableName });
    new CfnOutput(this, "BusName", { value: bus.eventBusName });
    new CfnOutput(this, "StateMachineArn", { value: stateMachine.stateMachineArn });
    new CfnOutput(this, "RestoreStateMachineArn", { value: restoreMachine.stateMachineArn });
  }
}
