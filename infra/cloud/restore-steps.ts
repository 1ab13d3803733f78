import { type FunctionContext, inventoryEnvironment, publish } from "./function-context.ts";
import {
  findUsages,
  listRegions,
  makeRoles,
  onAnyRole,
  onServiceLinkedRoles,
  restoreUsages,
} from "./permissions.ts";
import { LONG_SECONDS, SHORT_SECONDS, type Steps } from "./workflow-functions.ts";

/** The steps that put back what a run released. */
export function restoreSteps(context: FunctionContext): Steps {
  const { inventory, services } = context;
  const write = inventory.allow("GetItem", "PutItem", "Query", "UpdateItem");
  const environment = inventoryEnvironment(context);
  const publishing = publish(context);
  return {
    PlanRestore: {
      name: "plan-restore",
      description: "Claims a role and lists what a run has released, or refuses.",
      timeoutSeconds: SHORT_SECONDS,
      environment,
      permissions: [write, publishing],
    },
    RestoreUsage: {
      name: "restore-usage",
      description: "Puts back one resource's settings, or the role itself.",
      timeoutSeconds: SHORT_SECONDS,
      environment,
      permissions: [
        write,
        onAnyRole("iam:GetRole"),
        makeRoles,
        onServiceLinkedRoles("iam:TagRole", "iam:UpdateRole"),
        ...findUsages(services),
        ...restoreUsages(services),
        publishing,
      ],
    },
    RecordRestore: {
      name: "record-restore",
      description: "Writes down how a restore ended and what uses the role now.",
      timeoutSeconds: LONG_SECONDS,
      environment,
      permissions: [
        inventory.allow("GetItem", "PutItem", "UpdateItem"),
        onAnyRole("iam:GetRole"),
        listRegions,
        ...findUsages(services),
        publishing,
      ],
    },
  };
}
