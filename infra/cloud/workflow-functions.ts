import type { IFunction } from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";
import {
  type FunctionContext,
  guardedEnvironment,
  inventoryEnvironment,
  publish,
} from "./function-context.ts";
import { LambdaFunction, type LambdaFunctionProps } from "./lambda-function.ts";
import { findUsages, listRegions, onAnyRole, onServiceLinkedRoles, releaseUsages } from "./permissions.ts";

type Step = Omit<LambdaFunctionProps, "bundlesDirectory" | "logRetention">;

/** Whole seconds: a step that asks IAM and the table. */
const SHORT_SECONDS = 30;
/** Whole seconds: a step that reads every page of a service, which may allow no more than 5 calls a second. */
const LONG_SECONDS = 300;

/** The steps of the workflow, by the name of their placeholder in the state machine file. */
export class WorkflowFunctions extends Construct {
  readonly byPlaceholder: Readonly<Record<string, IFunction>>;

  constructor(scope: Construct, id: string, context: FunctionContext) {
    super(scope, id);
    const { bundlesDirectory, logRetention } = context;
    this.byPlaceholder = Object.fromEntries(
      Object.entries(steps(context)).map(([name, step]) => {
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

function steps(context: FunctionContext): Readonly<Record<string, Step>> {
  const { inventory, services, parameters } = context;
  const write = inventory.allow("GetItem", "PutItem", "UpdateItem");
  const getRole = onAnyRole("iam:GetRole");
  const publishing = publish(context);
  const guarded = guardedEnvironment(context);
  return {
    ClaimRole: {
      name: "claim-role",
      description: "Claims a role for one run, or refuses.",
      timeoutSeconds: SHORT_SECONDS,
      environment: guarded,
      permissions: [write, listRegions, publishing],
    },
    FindUsages: {
      name: "find-usages",
      description: "Finds what uses a role in one Region.",
      timeoutSeconds: LONG_SECONDS,
      environment: {},
      permissions: findUsages(services),
    },
    MakePlan: {
      name: "make-plan",
      description: "Writes down what a run would release and delete.",
      timeoutSeconds: SHORT_SECONDS,
      environment: guarded,
      permissions: [write, getRole, publishing],
    },
    ReleaseUsage: {
      name: "release-usage",
      description: "Makes one resource of an approved plan stop using the role.",
      timeoutSeconds: SHORT_SECONDS,
      environment: guarded,
      permissions: [write, ...findUsages(services), ...releaseUsages(services), publishing],
    },
    SubmitDeletion: {
      name: "submit-deletion",
      description: "Asks IAM to delete the role, within the day's limit.",
      timeoutSeconds: SHORT_SECONDS,
      environment: { ...guarded, MAXIMUM_DELETIONS_PER_DAY: parameters.maximumDeletionsPerDay },
      permissions: [write, getRole, onServiceLinkedRoles("iam:DeleteServiceLinkedRole"), publishing],
    },
    JudgeDeletion: {
      name: "judge-deletion",
      description: "Reads what IAM says of a deletion as a verdict.",
      timeoutSeconds: SHORT_SECONDS,
      environment: { TABLE_NAME: inventory.table.tableName },
      permissions: [
        inventory.allow("UpdateItem"),
        onAnyRole("iam:GetRole", "iam:GetServiceLinkedRoleDeletionStatus"),
      ],
    },
    RecordOutcome: {
      name: "record-outcome",
      description: "Writes down how a run ended and gives the role back.",
      timeoutSeconds: SHORT_SECONDS,
      environment: inventoryEnvironment(context),
      permissions: [write, getRole, publishing],
    },
  };
}
