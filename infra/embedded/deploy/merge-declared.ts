import type { Declared } from "./declared.ts";
import { DeployError } from "./deploy-error.ts";
import type { DeclaredFunction, DeclaredRole } from "./engines.ts";

type Kind<Name extends Declared["kind"]> = Extract<Declared, { readonly kind: Name }>;

/** The things of one kind. */
export function ofKind<Name extends Declared["kind"]>(
  declared: readonly Declared[],
  kind: Name,
): readonly Kind<Name>[] {
  return declared.filter((one): one is Kind<Name> => one.kind === kind);
}

/**
 * The roles, each with the policies that the template adds to it elsewhere.
 *
 * @throws {DeployError} if a policy is for a role that the stack does not declare.
 */
export function mergedRoles(declared: readonly Declared[]): readonly DeclaredRole[] {
  const roles = ofKind(declared, "role").map(({ role }) => role);
  const added = ofKind(declared, "role-policy");
  for (const { roleName, name } of added) {
    if (!roles.some((role) => role.name === roleName)) {
      throw new DeployError(`Policy "${name}" is for role "${roleName}", which the stack does not declare`);
    }
  }
  return roles.map((role) => ({
    ...role,
    policies: [
      ...role.policies,
      ...added
        .filter(({ roleName }) => roleName === role.name)
        .map(({ name, document }) => ({ name, document })),
    ],
  }));
}

/**
 * The functions, each with the settings of its asynchronous invocation.
 *
 * @throws {DeployError} if settings are for a function that the stack does not declare.
 */
export function mergedFunctions(declared: readonly Declared[]): readonly DeclaredFunction[] {
  const functions = ofKind(declared, "function").map((one) => one.function);
  const added = ofKind(declared, "function-invocation");
  for (const { functionArn } of added) {
    if (!functions.some(({ arn }) => arn === functionArn)) {
      throw new DeployError(`Invocation settings are for ${functionArn}, which the stack does not declare`);
    }
  }
  return functions.map((one) => {
    const settings = added
      .filter(({ functionArn }) => functionArn === one.arn)
      .map((other) => other.settings);
    return Object.assign({}, one, ...settings);
  });
}
