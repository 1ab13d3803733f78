import {
  type FunctionContext,
  guardedEnvironment,
  inventoryEnvironment,
  publish,
} from "./function-context.ts";
import { findUsages, listRegions, onAnyRole, onServiceLinkedRoles, releaseUsages } from "./permissions.ts";
import { LONG_SECONDS, SHORT_SECONDS, type Steps } from "./workflow-functions.ts";

/** The steps that decommission a role. */
export function decommissionSteps(context: FunctionContext): Steps {
  const { inventory, services, parameters } = context;
  const write = inventory.allow("GetItem", "PutItem", "UpdateItem");
  const listRecords = inventory.allow("Query");
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
      permissions: [write, listRecords, getRole, publishing],
    },
    ReleaseUsage: {
      name: "release-usage",
      description: "Makes one resource of an approved plan stop using the role.",
      timeoutSeconds: SHORT_SECONDS,
      environment: guarded,
      permissions: [write, listRecords, ...findUsages(services), ...releaseUsages(services), publishing],
    },
    SubmitDeletion: {
      name: "submit-deletion",
      description: "Asks IAM to delete the role, within the day's limits.",
      timeoutSeconds: SHORT_SECONDS,
      environment: { ...guarded, MAXIMUM_DELETIONS_PER_DAY: parameters.maximumDeletionsPerDay },
      permissions: [
        write,
        listRecords,
        getRole,
        onServiceLinkedRoles("iam:DeleteServiceLinkedRole"),
        publishing,
      ],
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
