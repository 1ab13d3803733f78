import type { DeleteServiceLinkedRoleRequest, DeleteServiceLinkedRoleResponse } from "@aws-sdk/client-iam";
import { type Operation, ServiceError, type World } from "../gateway/operation.ts";
import { roleNameIn } from "./iam-answer.ts";
import { type IamContext, onRole, roleToChange } from "./iam-context.ts";
import type { DeletionTask } from "./iam-deletion-record.ts";
import { endDueTasks } from "./iam-deletion-task.ts";
import type { IamOptions } from "./iam-options.ts";
import { iamState, isServiceLinked, type RoleEntry } from "./iam-state.ts";
import { drawUuid } from "./identifiers.ts";

/**
 * `DeleteServiceLinkedRole`: submits a task, or answers with the one that has not ended. What AWS answers for
 * a role that is not service-linked is not known; here it is `InvalidInput`.
 *
 * Source: documentation in @aws-sdk/client-iam 3.1169.0, DeleteServiceLinkedRole (read 2026-11-20).
 */
export function deleteServiceLinkedRole(
  context: IamContext,
): Operation<DeleteServiceLinkedRoleRequest, DeleteServiceLinkedRoleResponse> {
  const { world, options } = context;
  return {
    mutates: true,
    authorization: ({ RoleName }, call) => onRole(context, "iam:DeleteServiceLinkedRole", call, RoleName),

    answer(input, { account }) {
      const name = roleNameIn(input);
      endDueTasks(world, options, account);
      const role = roleToChange(context, account, name);
      if (!isServiceLinked(role)) {
        throw new ServiceError("InvalidInput", `The role ${name} is not a service-linked role.`, 400);
      }
      const state = iamState(world, account);
      const earlier = state.tasks.find(({ roleId, outcome }) => roleId === role.id && outcome === undefined);
      if (earlier !== undefined) {
        return { DeletionTaskId: earlier.id };
      }
      const task = newTask(world, options, role);
      state.tasks = [...state.tasks, task];
      // Ends at its time even if nobody asks; after a restart the next call of the account ends it.
      void world
        .sleep((options.notStartedSeconds + options.inProgressSeconds) * 1000)
        .then(() => endDueTasks(world, options, account));
      return { DeletionTaskId: task.id };
    },
  };
}

function newTask(world: World, options: IamOptions, { id, name, path }: RoleEntry): DeletionTask {
  const now = world.now().getTime();
  const startsAt = now + options.notStartedSeconds * 1000;
  return {
    id: `task${path}${name}/${drawUuid(() => world.random())}`,
    roleName: name,
    roleId: id,
    submittedAt: new Date(now).toISOString(),
    startsAt: new Date(startsAt).toISOString(),
    checksAt: new Date(startsAt + options.inProgressSeconds * 1000).toISOString(),
  };
}
