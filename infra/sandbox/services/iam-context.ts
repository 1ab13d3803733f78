import type { Authorization, Call, World } from "../gateway/operation.ts";
import { noSuchRole } from "./iam-answer.ts";
import type { IamOptions } from "./iam-options.ts";
import { iamState, type RoleEntry, roleArn, roleNamed } from "./iam-state.ts";

/** What every IAM operation has at hand. */
export interface IamContext {
  readonly world: World;
  readonly options: IamOptions;
}

/**
 * The permission that a call about one role needs: the ARN has the role's path, which the caller does not say.
 */
export function onRole(
  { world }: IamContext,
  action: string,
  { account }: Call,
  name: string | undefined,
): Authorization {
  const known = name === undefined ? undefined : roleNamed(iamState(world, account), name);
  return { action, resources: [known?.arn ?? roleArn(account, "/", name ?? "*")] };
}

/**
 * The role that a change is about. Changes see what is, not what readers are shown.
 *
 * @throws {ServiceError} `NoSuchEntity`.
 */
export function roleToChange({ world }: IamContext, account: string, name: string): RoleEntry {
  const role = roleNamed(iamState(world, account), name);
  if (role === undefined) {
    throw noSuchRole(name);
  }
  return role;
}
