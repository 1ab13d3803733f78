import type { Role } from "@aws-sdk/client-iam";
import { ServiceError } from "../gateway/operation.ts";
import type { RoleEntry } from "./iam-state.ts";
import { urlEncoded } from "./iam-trust-policy.ts";
import { inputChecks } from "./input-checks.ts";

/** IAM's checks of its input. */
export const checks = inputChecks("ValidationError");

/** A role as `ListRoles` shows it: without tags and without its last use. */
export function listedRole(role: RoleEntry): Role {
  return {
    Path: role.path,
    RoleName: role.name,
    RoleId: role.id,
    Arn: role.arn,
    CreateDate: new Date(role.createdAt),
    AssumeRolePolicyDocument: urlEncoded(role.trustPolicy),
    Description: role.description,
    MaxSessionDuration: role.maxSessionSeconds,
  };
}

/** How far back IAM reports the use of a role: 400 days. */
const REPORTED_MILLISECONDS = 400 * 24 * 60 * 60 * 1000;

/**
 * A role as `GetRole` shows it: one that was not used for 400 days has an empty `RoleLastUsed`, an untagged one no
 * `Tags`.
 *
 * Source: documentation in @aws-sdk/client-iam 3.1169.0, RoleLastUsed (read 2026-11-21).
 */
export function wholeRole(role: RoleEntry, now: Date): Role {
  const { tags } = role;
  const lastUsed =
    role.lastUsed !== undefined && now.getTime() - Date.parse(role.lastUsed.at) <= REPORTED_MILLISECONDS
      ? role.lastUsed
      : undefined;
  return {
    ...listedRole(role),
    ...(tags.length === 0 ? {} : { Tags: tags.map((tag) => ({ ...tag })) }),
    RoleLastUsed:
      lastUsed === undefined ? {} : { LastUsedDate: new Date(lastUsed.at), Region: lastUsed.region },
  };
}

/** Answers with the name of a role, 1 to 64 characters, or refuses the call. */
export function roleNameIn(input: { readonly RoleName: string | undefined }): string {
  return checks.text(input.RoleName, "roleName", { minimum: 1, maximum: 64, pattern: /^[\w+=,.@-]+$/ });
}

/** IAM's answer to a name that no role has. */
export const noSuchRole = (name: string): ServiceError =>
  new ServiceError("NoSuchEntity", `The role with name ${name} cannot be found.`, 404);

/**
 * IAM's answer to a change of what only the service may change. The text is the one seen for another kind of
 * protected role; the one for service-linked roles is not recorded.
 */
export const protectedRole = (name: string): ServiceError =>
  new ServiceError(
    "UnmodifiableEntity",
    `Cannot perform the operation on the protected role '${name}' - this role is only modifiable by AWS`,
    400,
  );
