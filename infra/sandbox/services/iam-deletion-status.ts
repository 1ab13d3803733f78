import type {
  GetServiceLinkedRoleDeletionStatusRequest,
  GetServiceLinkedRoleDeletionStatusResponse,
} from "@aws-sdk/client-iam";
import { type Operation, ServiceError } from "../gateway/operation.ts";
import { checks } from "./iam-answer.ts";
import type { IamContext } from "./iam-context.ts";
import type { DeletionTask } from "./iam-deletion-record.ts";
import { endDueTasks } from "./iam-deletion-task.ts";
import type { IamOptions } from "./iam-options.ts";
import { iamState } from "./iam-state.ts";

/**
 * `GetServiceLinkedRoleDeletionStatus`: how far a task is. Not found is a task that nobody submitted, that
 * readers cannot see yet, or whose record is no longer kept.
 *
 * Source: documentation in @aws-sdk/client-iam 3.1169.0, GetServiceLinkedRoleDeletionStatus (read 2026-11-20).
 */
export function getServiceLinkedRoleDeletionStatus({
  world,
  options,
}: IamContext): Operation<
  GetServiceLinkedRoleDeletionStatusRequest,
  GetServiceLinkedRoleDeletionStatusResponse
> {
  return {
    mutates: false,

    authorization({ DeletionTaskId = "" }, { account }) {
      const [, path, principal, role] = DeletionTaskId.split("/");
      return {
        action: "iam:GetServiceLinkedRoleDeletionStatus",
        resources: [`arn:aws:iam::${account}:role/${path ?? "*"}/${principal ?? "*"}/${role ?? "*"}`],
      };
    },

    answer(input, { account }) {
      const id = checks.text(input.DeletionTaskId, "deletionTaskId", { minimum: 1, maximum: 1000 });
      if (!/^task\/aws-service-role\/[^/]+\/[^/]+\/[^/]+$/.test(id)) {
        throw new ServiceError("InvalidInput", `${id} is not the id of a deletion task.`, 400);
      }
      endDueTasks(world, options, account);
      const now = world.now().getTime();
      const task = iamState(world, account).tasks.find((candidate) => candidate.id === id);
      if (task === undefined || !isFound(task, options, now)) {
        throw new ServiceError("NoSuchEntity", `The deletion task ${id} cannot be found.`, 404);
      }
      return report(task, now);
    },
  };
}

function isFound(
  { submittedAt, checksAt, outcome }: DeletionTask,
  options: IamOptions,
  now: number,
): boolean {
  const visible = now >= Date.parse(submittedAt) + options.taskHiddenSeconds * 1000;
  const purged = outcome !== undefined && now > Date.parse(checksAt) + options.taskKeptSeconds * 1000;
  return visible && !purged;
}

function report(task: DeletionTask, now: number): GetServiceLinkedRoleDeletionStatusResponse {
  const { startsAt, outcome } = task;
  if (outcome === undefined) {
    return { Status: now < Date.parse(startsAt) ? "NOT_STARTED" : "IN_PROGRESS" };
  }
  return outcome.status === "SUCCEEDED" || outcome.reason === undefined
    ? { Status: outcome.status }
    : { Status: outcome.status, Reason: outcome.reason };
}
