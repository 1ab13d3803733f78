import type {
  GetRoleRequest,
  GetRoleResponse,
  ListRolesRequest,
  ListRolesResponse,
} from "@aws-sdk/client-iam";
import type { Operation } from "../gateway/operation.ts";
import { checks, listedRole, noSuchRole, roleNameIn, wholeRole } from "./iam-answer.ts";
import { type IamContext, onRole } from "./iam-context.ts";
import { endDueTasks } from "./iam-deletion-task.ts";
import { pageRequest } from "./iam-paging.ts";
import { roleShown, rolesShown } from "./iam-view.ts";
import { cutPage } from "./paging.ts";

/** `GetRole`: everything about one role, as this reader is shown it. */
export function getRole(context: IamContext): Operation<GetRoleRequest, GetRoleResponse> {
  const { world, options } = context;
  return {
    mutates: false,
    authorization: ({ RoleName }, call) => onRole(context, "iam:GetRole", call, RoleName),

    answer(input, { account }) {
      const name = roleNameIn(input);
      endDueTasks(world, options, account);
      const role = roleShown(world, options, account, name);
      if (role === undefined) {
        throw noSuchRole(name);
      }
      return { Role: wholeRole(role, world.now()) };
    },
  };
}

/**
 * `ListRoles`: the roles under a path, in the order of path and name, page by page.
 *
 * Source: documentation in @aws-sdk/client-iam 3.1169.0, ListRoles (read 2026-11-20).
 */
export function listRoles({ world, options }: IamContext): Operation<ListRolesRequest, ListRolesResponse> {
  return {
    mutates: false,
    authorization: () => ({ action: "iam:ListRoles", resources: ["*"] }),

    answer(input, { account }) {
      const prefix = checks.optionalText(input.PathPrefix, "pathPrefix", {
        minimum: 1,
        maximum: 512,
        pattern: /^\/[\u0021-\u007f]*$/,
      });
      const request = pageRequest(input, options);
      endDueTasks(world, options, account);
      const roles = rolesShown(world, options, account).filter(({ path }) => path.startsWith(prefix ?? "/"));
      const page = cutPage(roles, ({ path, name }) => `${path}${name}`, request, checks.refuse);
      return {
        Roles: page.items.map(listedRole),
        IsTruncated: page.nextToken !== undefined,
        Marker: page.nextToken,
      };
    },
  };
}
