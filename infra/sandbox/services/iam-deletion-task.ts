import type { DeletionTaskFailureReasonType, RoleUsageType } from "@aws-sdk/client-iam";
import type { RoleUsageEntry, World } from "../gateway/operation.ts";
import type { DeletionOutcome, DeletionTask } from "./iam-deletion-record.ts";
import type { IamOptions } from "./iam-options.ts";
import { type IamState, iamState, type RoleEntry } from "./iam-state.ts";

/**
 * Ends every task of an account whose time to check has come, in that order: the role is deleted, or the task
 * fails because something uses the role at that moment.
 */
export function endDueTasks(world: World, options: IamOptions, account: string): void {
  const state = iamState(world, account);
  const now = world.now().getTime();
  const due = state.tasks
    .filter(({ outcome, checksAt }) => outcome === undefined && Date.parse(checksAt) <= now)
    .sort((a, b) => Date.parse(a.checksAt) - Date.parse(b.checksAt));
  for (const task of due) {
    const outcome = attempt(world, options, account, task, state);
    state.tasks = state.tasks.map((other) => (other.id === task.id ? { ...task, outcome } : other));
  }
}

function attempt(
  world: World,
  options: IamOptions,
  account: string,
  task: DeletionTask,
  state: IamState,
): DeletionOutcome {
  const role = state.roles.find(({ id, goneAt }) => id === task.roleId && goneAt === undefined);
  if (role === undefined) {
    // Seen with Terraform (issue 12937): deleting what is gone ends as a failure.
    return { status: "FAILED", reason: { Reason: `The role ${task.roleName} does not exist any more.` } };
  }
  const usages = world.usagesOf(account, role.name).filter(({ resources }) => resources.length > 0);
  if (usages.length > 0) {
    return { status: "FAILED", ...reportUsages(world, options, role, usages) };
  }
  const goneAt = world.now().toISOString();
  state.roles = state.roles.map((other) => (other === role ? { ...role, goneAt } : other));
  return { status: "SUCCEEDED" };
}

/** What IAM passes on of what a service reports: AWS says it can be everything, a part, or nothing at all. */
function reportUsages(
  world: World,
  { usageReport, usageRegion }: IamOptions,
  { name }: RoleEntry,
  usages: readonly RoleUsageEntry[],
): { readonly reason?: DeletionTaskFailureReasonType } {
  if (usageReport === "none") {
    return {};
  }
  const regionOf = ({ region }: RoleUsageEntry) =>
    usageRegion === "of-resource" ? region : anotherRegion(world.regions, region);
  const list: RoleUsageType[] = usages.map((usage) => ({
    Region: regionOf(usage),
    Resources: [...usage.resources],
  }));
  const some = list
    .slice(0, 1)
    .map(({ Region, Resources = [] }) => ({ Region, Resources: Resources.slice(0, 1) }));
  return {
    reason: {
      Reason: `The role ${name} is in use by other resources and was not deleted.`,
      RoleUsageList: usageReport === "all" ? list : some,
    },
  };
}

const anotherRegion = (regions: readonly string[], region: string) =>
  regions.find((other) => other !== region) ?? region;
