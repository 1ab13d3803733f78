import type { CreateRoleRequest, CreateRoleResponse, DeleteRoleRequest } from "@aws-sdk/client-iam";
import { type Operation, ServiceError } from "../gateway/operation.ts";
import { checks, listedRole, protectedRole, roleNameIn } from "./iam-answer.ts";
import { type IamContext, onRole, roleToChange } from "./iam-context.ts";
import { addRole, hasRole, iamState, isServiceLinked, replaceRole, roleArn } from "./iam-state.ts";

/**
 * `CreateRole`: an ordinary role. Whether AWS lets one be made under `/aws-service-role/` is not known; here
 * it is refused.
 */
export function createRole({ world }: IamContext): Operation<CreateRoleRequest, CreateRoleResponse> {
  return {
    mutates: true,
    authorization: ({ RoleName = "*", Path = "/" }, { account }) => ({
      action: "iam:CreateRole",
      resources: [roleArn(account, Path, RoleName)],
    }),

    answer(input, { account }) {
      const name = roleNameIn(input);
      const path = checks.optionalText(input.Path, "path", {
        minimum: 1,
        maximum: 512,
        pattern: /^\/$|^\/[\u0021-\u007e]+\/$/,
      });
      const trustPolicy = checks.text(input.AssumeRolePolicyDocument, "assumeRolePolicyDocument", {
        minimum: 1,
        maximum: 131_072,
      });
      const description = checks.optionalText(input.Description, "description", { maximum: 1000 });
      if (!isJsonObject(trustPolicy)) {
        throw new ServiceError("MalformedPolicyDocument", "This policy contains invalid Json", 400);
      }
      if (path?.startsWith("/aws-service-role/")) {
        throw new ServiceError("InvalidInput", "Only AWS services make roles under /aws-service-role/.", 400);
      }
      if (hasRole(world, account, name)) {
        throw new ServiceError("EntityAlreadyExists", `Role with name ${name} already exists.`, 409);
      }
      const role = addRole(world, {
        account,
        name,
        trustPolicy,
        ...(path === undefined ? {} : { path }),
        ...(description === undefined ? {} : { description }),
        tags: input.Tags ?? [],
      });
      return { Role: listedRole(role) };
    },
  };
}

/** `DeleteRole`: ordinary roles only; a service-linked one is protected. */
export function deleteRole(context: IamContext): Operation<DeleteRoleRequest, undefined> {
  const { world } = context;
  return {
    mutates: true,
    authorization: ({ RoleName }, call) => onRole(context, "iam:DeleteRole", call, RoleName),

    answer(input, { account }) {
      const role = roleToChange(context, account, roleNameIn(input));
      if (isServiceLinked(role)) {
        throw protectedRole(role.name);
      }
      replaceRole(iamState(world, account), { ...role, goneAt: world.now().toISOString() });
      return undefined;
    },
  };
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null;
  } catch {
    return false;
  }
}
