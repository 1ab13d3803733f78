import type { Action } from "../core/drift/finding.ts";
import type { Inventory } from "./inventory.ts";
import { type LimitDependencies, readMostRolesPerDay } from "./policy-limits.ts";

/** What asking for the day's limit needs of the world. */
export interface DayDependencies extends LimitDependencies, Pick<Inventory, "control"> {
  /** Of the stack; whatever the policy says. */
  readonly maximumDeletionsPerDay: number;
}

/**
 * Answers when the day ends, if no more roles may be changed in it; `undefined`: there is room. What has room here may
 * have none at the moment of the change: only counting there decides.
 */
export async function whenDayEnds(
  dependencies: DayDependencies,
  account: string,
  action: Action,
): Promise<string | undefined> {
  const { deletions, changes, endsAt } = await dependencies.control.readDay(account);
  const most = await readMostRolesPerDay(dependencies, account);
  const isFull =
    (most !== undefined && changes >= most) ||
    (action === "decommission" && deletions >= dependencies.maximumDeletionsPerDay);
  return isFull ? endsAt : undefined;
}
