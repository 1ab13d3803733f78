import { knownRoles } from "../../functions/services/known-roles/all.ts";
import { allServices } from "../../functions/services/services.ts";
import { usageError } from "../errors/command-error.ts";

/** A role that is to be made: IAM is told the service, and names the role itself. */
export interface RoleToCreate {
  readonly principal: string;
  /** What IAM is expected to name it, where that is known. */
  readonly roleName?: string;
  readonly customSuffix?: string;
}

const PRINCIPAL = /^[a-z0-9.-]+\.amazonaws\.com(\.cn)?$/;

/**
 * Answers which service makes a role of this name, or takes a service's principal for itself.
 *
 * @throws {CommandError} if no service of that role is known, or several are.
 */
export function roleToCreate(asked: string): RoleToCreate {
  const owned = allServices.flatMap(({ roles }) => roles);
  const barred = owned.find(({ roleName, notMadeAgain }) => roleName === asked && notMadeAgain !== undefined);
  if (barred !== undefined) {
    throw usageError(`${asked} cannot be made: ${barred.notMadeAgain}`);
  }
  if (PRINCIPAL.test(asked)) {
    return { principal: asked };
  }
  const exact = [...owned, ...knownRoles].filter(({ roleName }) => roleName === asked);
  const principals = [...new Set(exact.map(({ principal }) => principal))];
  const [principal] = principals;
  if (principal !== undefined && principals.length === 1) {
    return { principal, roleName: asked };
  }
  if (principals.length > 1) {
    throw usageError(
      `Several services have a role ${asked}: ${principals.join(", ")}`,
      "Name the service instead",
    );
  }
  const suffixed = knownRoles.find(
    ({ roleName, customSuffix }) => customSuffix === true && asked.startsWith(`${roleName}_`),
  );
  if (suffixed !== undefined) {
    const customSuffix = asked.slice(suffixed.roleName.length + 1);
    return { principal: suffixed.principal, roleName: asked, customSuffix };
  }
  throw usageError(
    `Which service has a role ${asked} is not known to rolecall`,
    "Name the service by its principal, such as ivs.amazonaws.com; rolecall catalogue lists the known roles",
  );
}
