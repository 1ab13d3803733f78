import { setTimeout as wait } from "node:timers/promises";
import {
  DeleteServiceLinkedRoleCommand,
  GetRoleCommand,
  GetServiceLinkedRoleDeletionStatusCommand,
  type IAMClient,
} from "@aws-sdk/client-iam";
import { unlessMissing } from "../../../estate/owner.ts";

/** How long a deletion is known to take in these accounts. */
export const POLL_MILLISECONDS = 2000;

/**
 * The last steps for a role, and nothing else: delete, poll, see that it is gone.
 *
 * @throws {Error} if it is not.
 */
export async function deleteRole(iam: IAMClient, RoleName: string, pollMilliseconds: number): Promise<void> {
  const { DeletionTaskId } = await iam.send(new DeleteServiceLinkedRoleCommand({ RoleName }));
  for (let isDeleted = false; !isDeleted; ) {
    await wait(pollMilliseconds);
    const command = new GetServiceLinkedRoleDeletionStatusCommand({ DeletionTaskId });
    const { Status, Reason } = await iam.send(command);
    if (Status === "FAILED") {
      throw new Error(`${RoleName} was not deleted: ${Reason?.Reason}`);
    }
    isDeleted = Status === "SUCCEEDED";
  }
  if ((await unlessMissing(iam.send(new GetRoleCommand({ RoleName })))) !== undefined) {
    throw new Error(`${RoleName} is there although its deletion succeeded`);
  }
}
