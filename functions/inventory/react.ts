import { protection } from "../core/guards.ts";
import type { RoleRecord } from "../core/record.ts";
import type { Inventory } from "./inventory.ts";
import type { Journal } from "./journal.ts";

/** Starts a decommission run; the same name with the same input is the same run. */
export type StartRun = (name: string, input: Readonly<Record<string, unknown>>) => Promise<void>;

/** What reacting needs of the world. */
export interface ReactDependencies extends Pick<Inventory, "policies" | "records"> {
  readonly journal: Journal;
  readonly startRun: StartRun;
  /** What to do about a role that was in use and is not any more. */
  readonly onUnused: "report" | "plan" | "decommission";
  readonly protectedRoleNames: readonly string[];
}

/**
 * Does what the owner wants where a role has become unused, once: only what was in use and is not any more,
 * since a role that was never seen in use may be about to be. A run that is started here releases nothing. Where a
 * policy is in force it decides alone, and nothing is started here.
 */
export async function reactToRecord(
  { policies, records, journal, startRun, onUnused: byStack, protectedRoleNames }: ReactDependencies,
  record: RoleRecord,
): Promise<void> {
  const { account, reactionDue: at } = record;
  const { roleId, roleName } = record.role;
  if (at === undefined) {
    return;
  }
  const isRuled = (await policies.readDigest(account)) !== undefined;
  const onUnused = isRuled ? "policy" : byStack;
  const what = "Role Became Unused";
  await journal({ account, roleName, at, id: `${roleId}-unused`, what, detail: { roleId, onUnused } });
  const starts = onUnused === "plan" || onUnused === "decommission";
  if (starts && protection(roleName, protectedRoleNames) === undefined) {
    const mode = onUnused === "decommission" ? "apply" : "plan";
    await startRun(`unused-${roleId}-${at.replace(/\D/g, "")}`, { roleName, mode, roleId, release: false });
  }
  await records.settleReaction(record);
}
