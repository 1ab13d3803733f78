import { RemovalPolicy, Validations } from "aws-cdk-lib";
import { Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import { LogGroup, type RetentionDays } from "aws-cdk-lib/aws-logs";
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from "aws-cdk-lib/aws-stepfunctions";
import { Construct } from "constructs";
import { OWN_ROLE_PATH } from "./names.ts";
import { explainWildcards, type Permission, policyFor } from "./permission.ts";
import { deliverLogs, runNested, writeTraces } from "./permissions.ts";

/** A workflow and the functions that it may invoke. */
export interface WorkflowProps {
  /** As its file is called, for example `decommission-role`. */
  readonly name: string;
  /** Folder with the state machine files. */
  readonly stateMachinesDirectory: string;
  /** By the name of the placeholder in the file, for example `ClaimRoleFunctionArn`. */
  readonly functions: Readonly<Record<string, IFunction>>;
  /** Workflows that it runs and waits for, by the name of the placeholder, for example `DecommissionStateMachineArn`. */
  readonly nested?: Readonly<Record<string, Workflow>>;
  readonly logRetention: RetentionDays;
}

/** A workflow of one state machine file. */
export class Workflow extends Construct {
  readonly stateMachine: StateMachine;
  readonly name: string;
  /** For `StartExecution`. */
  readonly start: Permission;

  constructor(scope: Construct, id: string, props: WorkflowProps) {
    super(scope, id);
    this.name = props.name;
    const logGroup = new LogGroup(this, "Log", {
      logGroupName: `/aws/vendedlogs/states/rolecall-${props.name}`,
      retention: props.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const arns = Object.entries(props.functions).map(
      ([name, { functionArn }]) => [name, functionArn] as const,
    );
    const nested = Object.entries(props.nested ?? {});
    const permissions: readonly Permission[] = [
      { actions: ["lambda:InvokeFunction"], resources: arns.map(([, arn]) => arn) },
      ...nested.flatMap(([, { name, stateMachine }]) => runNested(name, stateMachine.stateMachineArn)),
      deliverLogs,
      writeTraces,
    ];
    const role = new Role(this, "Role", {
      path: OWN_ROLE_PATH,
      description: `Runs the workflow ${props.name}: invokes its functions${nested.length === 0 ? "" : " and other workflows"} and nothing else.`,
      assumedBy: new ServicePrincipal("states.amazonaws.com"),
      inlinePolicies: policyFor(this, permissions),
    });
    explainWildcards(role, permissions);
    this.stateMachine = new StateMachine(this, "StateMachine", {
      stateMachineName: props.name,
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromFile(`${props.stateMachinesDirectory}/${props.name}.asl.json`),
      definitionSubstitutions: Object.fromEntries([
        ...arns,
        ...nested.map(([name, { stateMachine }]) => [name, stateMachine.stateMachineArn] as const),
      ]),
      role: role.withoutPolicyUpdates(),
      logs: { destination: logGroup, level: LogLevel.ERROR },
      tracingEnabled: true,
    });
    Validations.of(this.stateMachine).acknowledge({
      id: "AwsSolutions-SF1",
      reason:
        "Step Functions itself keeps every event of a run, and the table keeps what was decided. A log of ALL would repeat inputs and outputs, among them settings of other people's resources, at a price that grows with the waiting.",
    });
    this.start = { actions: ["states:StartExecution"], resources: [this.stateMachine.stateMachineArn] };
  }
}
