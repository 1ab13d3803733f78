import { CfnOutput } from "aws-cdk-lib";
import { Construct } from "constructs";
import { Approvals } from "./approvals.ts";
import type { FunctionContext } from "./function-context.ts";
import { REMEDIATE } from "./names.ts";
import { remediationSteps } from "./remediation-steps.ts";
import { Workflow } from "./workflow.ts";
import { WorkflowFunctions } from "./workflow-functions.ts";

/** What mending findings needs beyond what all have. */
export interface RemediationProps extends FunctionContext {
  /** The workflow that decommissions a role: a part of what is done about a finding. */
  readonly decommission: Workflow;
  /** Folder with the state machine files. */
  readonly stateMachinesDirectory: string;
}

/** The workflow that mends findings, and how people are asked. */
export class Remediation extends Construct {
  readonly workflow: Workflow;

  constructor(scope: Construct, id: string, props: RemediationProps) {
    super(scope, id);
    const { topic, answerUrl } = new Approvals(this, "Approvals", props);
    const steps = new WorkflowFunctions(
      this,
      "Steps",
      props,
      remediationSteps({ ...props, topic, answerUrl }),
    );
    this.workflow = new Workflow(this, "Workflow", {
      name: REMEDIATE,
      stateMachinesDirectory: props.stateMachinesDirectory,
      functions: steps.byPlaceholder,
      nested: { DecommissionStateMachineArn: props.decommission },
      logRetention: props.logRetention,
    });
    new CfnOutput(this, "Arn", { value: this.workflow.stateMachine.stateMachineArn }).overrideLogicalId(
      "RemediateStateMachineArn",
    );
  }
}
