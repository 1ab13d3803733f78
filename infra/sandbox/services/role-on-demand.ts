import { type Call, ServiceError, type World } from "../gateway/operation.ts";
import { hasRole } from "./iam-state.ts";

/** A role and the service that owns it. */
export interface OwnedRole {
  readonly principal: string;
  readonly roleName: string;
}

/**
 * Makes a service's own role when it is not there, as AWS services do on the first use of a feature.
 *
 * The caller needs `iam:CreateServiceLinkedRole` only then; whether some services call IAM even when the role
 * exists (seen with Chime) is left out here.
 *
 * @throws {ServiceError} `AccessDeniedException` if the caller may not create the role; IAM's own otherwise.
 */
export async function ensureRole(
  world: World,
  call: Call,
  { principal, roleName }: OwnedRole,
): Promise<void> {
  if (hasRole(world, call.account, roleName)) {
    return;
  }
  try {
    await world.callAsService(principal, call, "iam", "CreateServiceLinkedRole", {
      AWSServiceName: principal,
    });
  } catch (error) {
    if (error instanceof ServiceError && error.status === 403) {
      throw new ServiceError(
        "AccessDeniedException",
        `Unable to create service linked role: ${error.message}`,
        403,
      );
    }
    if (!hasRole(world, call.account, roleName)) {
      throw error;
    }
    // Another call made the role in the meantime: that is what this one wanted.
  }
}
