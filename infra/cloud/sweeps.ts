import { Rule, type RuleProps, Schedule } from "aws-cdk-lib/aws-events";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { ROLE_NEWS } from "../../functions/core/drift/role-news.ts";
import { guardedEnvironment, publish } from "./function-context.ts";
import { findUsages, listRegions, listRoles, onAnyRole, wakeRuns } from "./permissions.ts";
import { toldByRule } from "./told-by-rule.ts";
import { type ToldFunctionContext, toldFunction } from "./told-function.ts";
import type { Workflow } from "./workflow.ts";

/** What sweeping and judging need beyond what all functions have. */
export interface SweepsProps extends ToldFunctionContext {
  /** Decommissions a role. */
  readonly workflow: Workflow;
  /** Mends a finding. */
  readonly remediation: Workflow;
  /** Where an event goes that could not be delivered. */
  readonly undelivered: IQueue;
}

/** Looks at everything on a schedule, and whenever the policy changes; judges a role whenever its record changes. */
export class Sweeps extends Construct {
  readonly sweepAccount: IFunction;
  readonly judgeRole: IFunction;
  readonly #undelivered: IQueue;

  constructor(scope: Construct, id: string, props: SweepsProps) {
    super(scope, id);
    this.#undelivered = props.undelivered;
    const { bus, inventory, parameters, remediation, services, workflow } = props;
    const REMEDIATE_STATE_MACHINE_ARN = remediation.stateMachine.stateMachineArn;
    const judge = [
      inventory.allow("GetItem", "PutItem", "Query", "UpdateItem"),
      publish(props),
      remediation.start,
      wakeRuns,
    ];
    this.sweepAccount = toldFunction(this, "SweepAccount", props, {
      name: "sweep-account",
      description: "Looks at every role, whatever events have told, and brings findings up to it.",
      // It may have to read every page of every service in every Region.
      timeoutSeconds: 900,
      environment: {
        ...guardedEnvironment(props),
        STATE_MACHINE_ARN: workflow.stateMachine.stateMachineArn,
        REMEDIATE_STATE_MACHINE_ARN,
        ON_UNUSED: parameters.onUnused,
      },
      permissions: [
        ...judge,
        listRoles,
        onAnyRole("iam:GetRole"),
        listRegions,
        ...findUsages(services),
        workflow.start,
      ],
    });
    this.judgeRole = toldFunction(this, "JudgeRole", props, {
      name: "judge-role",
      description: "Brings a role's findings up to what its record says now.",
      timeoutSeconds: 60,
      environment: { ...guardedEnvironment(props), REMEDIATE_STATE_MACHINE_ARN },
      permissions: judge,
    });
    this.#rule("Schedule", this.sweepAccount, {
      description: "Looks at everything",
      schedule: Schedule.expression(parameters.sweepSchedule),
    });
    this.#rule("PolicyChanges", this.sweepAccount, {
      description: "Policies that were put in force or out of it",
      eventBus: bus,
      eventPattern: { source: ["rolecall"], detailType: ["Policy Changed"] },
    });
    this.#rule("RoleChanges", this.judgeRole, {
      description: "What may change the findings of a role",
      eventBus: bus,
      eventPattern: { source: ["rolecall"], detailType: [...ROLE_NEWS] },
    });
  }

  #rule(id: string, handler: IFunction, props: RuleProps): void {
    new Rule(this, id, { ...props, targets: [toldByRule(handler, this.#undelivered)] });
  }
}
