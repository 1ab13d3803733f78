import type { EventBus } from "aws-cdk-lib/aws-events";
import type { RetentionDays } from "aws-cdk-lib/aws-logs";
import type { ServiceDescriptor } from "../../functions/services/port.ts";
import type { InventoryTable } from "./inventory-table.ts";
import type { Parameters } from "./parameters.ts";
import type { Permission } from "./permission.ts";

/** What all functions of the hub are built from. */
export interface FunctionContext {
  readonly services: readonly ServiceDescriptor[];
  readonly inventory: InventoryTable;
  /** rolecall's own bus. */
  readonly bus: EventBus;
  readonly parameters: Parameters;
  readonly bundlesDirectory: string;
  readonly logRetention: RetentionDays;
}

/** Permission to publish on rolecall's own bus. */
export function publish({ bus }: FunctionContext): Permission {
  return { actions: ["events:PutEvents"], resources: [bus.eventBusArn] };
}

/** Environment of a function that reads or writes the inventory and publishes what it did. */
export function inventoryEnvironment({ inventory, bus }: FunctionContext): Record<string, string> {
  return { TABLE_NAME: inventory.table.tableName, BUS_NAME: bus.eventBusName };
}

/** The same, for a function that also has to know which roles are never touched. */
export function guardedEnvironment(context: FunctionContext): Record<string, string> {
  const { protectedRoleNames, openedRoleNames, organizationalUnits } = context.parameters;
  return {
    ...inventoryEnvironment(context),
    PROTECTED_ROLE_NAMES: protectedRoleNames,
    OPENED_ROLE_NAMES: openedRoleNames,
    ORGANIZATIONAL_UNITS: organizationalUnits,
  };
}
