import { ownedRole } from "../../../functions/services/services.ts";
import { trustPolicyOf } from "../services/iam-trust-policy.ts";
import type { RoleDetails, ToldRole } from "./told-role.ts";

/** A role that is there. */
export interface PresentRole extends RoleDetails {
  readonly name: string;
}

/**
 * The roles that were there at an instant, as far as events tell, in whatever order these came. A deletion is taken to
 * have worked: no event says how it ended.
 */
export function rolesAt(told: readonly ToldRole[], instant: Date): readonly PresentRole[] {
  const roles = new Map<string, PresentRole>();
  const past = told.filter(({ at }) => at <= instant).toSorted((a, b) => a.at.getTime() - b.at.getTime());
  for (const { name, isGone, details } of past) {
    const known = roles.get(name) ?? details ?? assumedOf(name);
    if (isGone) {
      roles.delete(name);
    } else if (known !== undefined) {
      roles.set(name, { ...known, ...details, name });
    }
  }
  return [...roles.values()];
}

/** Calls of a service that owns a role, and some of IAM, tell only the role's name; the catalogue knows where it is. */
function assumedOf(name: string): RoleDetails | undefined {
  const principal = ownedRole(name)?.principal;
  return principal === undefined
    ? undefined
    : { path: `/aws-service-role/${principal}/`, trustPolicy: trustPolicyOf(principal) };
}
