import type {
  UpdateRoleDescriptionRequest,
  UpdateRoleDescriptionResponse,
  UpdateRoleRequest,
  UpdateRoleResponse,
} from "@aws-sdk/client-iam";
import type { Operation } from "../gateway/operation.ts";
import { checks, listedRole, protectedRole, roleNameIn } from "./iam-answer.ts";
import { type IamContext, onRole, roleToChange } from "./iam-context.ts";
import { iamState, isServiceLinked, type RoleEntry, replaceRole } from "./iam-state.ts";

/**
 * `UpdateRole`: of a service-linked role, only the description can be changed.
 *
 * Source: documentation in @aws-sdk/client-iam 3.1169.0, UnmodifiableEntityException (read 2026-11-20).
 */
export function updateRole(context: IamContext): Operation<UpdateRoleRequest, UpdateRoleResponse> {
  return {
    mutates: true,
    authorization: ({ RoleName }, call) => onRole(context, "iam:UpdateRole", call, RoleName),

    answer(input, { account }) {
      const description = descriptionIn(input);
      const seconds = checks.optionalNumber(input.MaxSessionDuration, "maxSessionDuration", {
        minimum: 3600,
        maximum: 43_200,
      });
      const role = roleToChange(context, account, roleNameIn(input));
      if (seconds !== undefined && isServiceLinked(role)) {
        throw protectedRole(role.name);
      }
      replaceRole(iamState(context.world, account), {
        ...role,
        ...(description === undefined ? {} : { description }),
        ...(seconds === undefined ? {} : { maxSessionSeconds: seconds }),
      });
      return {};
    },
  };
}

/** `UpdateRoleDescription`: the older form, which answers with the role. */
export function updateRoleDescription(
  context: IamContext,
): Operation<UpdateRoleDescriptionRequest, UpdateRoleDescriptionResponse> {
  return {
    mutates: true,
    authorization: ({ RoleName }, call) => onRole(context, "iam:UpdateRoleDescription", call, RoleName),

    answer(input, { account }) {
      const description = checks.given(descriptionIn(input), "description");
      const role: RoleEntry = { ...roleToChange(context, account, roleNameIn(input)), description };
      replaceRole(iamState(context.world, account), role);
      return { Role: listedRole(role) };
    },
  };
}

function descriptionIn({ Description }: { readonly Description?: string | undefined }): string | undefined {
  return checks.optionalText(Description, "description", { maximum: 1000 });
}
