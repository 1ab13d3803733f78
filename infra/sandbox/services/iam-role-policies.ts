import type {
  ListAttachedRolePoliciesRequest,
  ListAttachedRolePoliciesResponse,
  ListRolePoliciesRequest,
  ListRolePoliciesResponse,
} from "@aws-sdk/client-iam";
import type { Operation } from "../gateway/operation.ts";
import type { Permissions } from "../permissions/permissions.ts";
import { checks, noSuchRole, roleNameIn } from "./iam-answer.ts";
import { type IamContext, onRole } from "./iam-context.ts";
import { managedPolicyOf } from "./iam-managed-policies.ts";
import { pageRequest } from "./iam-paging.ts";
import type { RoleEntry } from "./iam-state.ts";
import { roleShown } from "./iam-view.ts";
import { cutPage } from "./paging.ts";

const roleIn = (
  { world, options }: IamContext,
  input: { readonly RoleName: string | undefined },
  account: string,
): RoleEntry => {
  const name = roleNameIn(input);
  const role = roleShown(world, options, account, name);
  if (role === undefined) {
    throw noSuchRole(name);
  }
  return role;
};

/**
 * `ListAttachedRolePolicies`: of a service-linked role the one that its service has attached; roles of the stacks have
 * inline policies only, and others none.
 */
export function listAttachedRolePolicies(
  context: IamContext,
): Operation<ListAttachedRolePoliciesRequest, ListAttachedRolePoliciesResponse> {
  return {
    mutates: false,
    authorization: ({ RoleName }, call) => onRole(context, "iam:ListAttachedRolePolicies", call, RoleName),

    answer(input, { account }) {
      const prefix = checks.optionalText(input.PathPrefix, "pathPrefix", { minimum: 1, maximum: 512 }) ?? "/";
      const request = pageRequest(input, context.options);
      const policy = managedPolicyOf(roleIn(context, input, account));
      const attached = policy !== undefined && "/aws-service-role/".startsWith(prefix) ? [policy] : [];
      const page = cutPage(attached, ({ name }) => name, request, checks.refuse);
      return {
        AttachedPolicies: page.items.map(({ name, arn }) => ({ PolicyName: name, PolicyArn: arn })),
        IsTruncated: page.nextToken !== undefined,
        Marker: page.nextToken,
      };
    },
  };
}

/** `ListRolePolicies`: names of inline policies; service-linked roles have none. */
export function listRolePolicies(
  context: IamContext,
  permissions: Pick<Permissions, "role">,
): Operation<ListRolePoliciesRequest, ListRolePoliciesResponse> {
  return {
    mutates: false,
    authorization: ({ RoleName }, call) => onRole(context, "iam:ListRolePolicies", call, RoleName),

    answer(input, { account }) {
      const request = pageRequest(input, context.options);
      const { arn } = roleIn(context, input, account);
      const names = (permissions.role(arn)?.policies ?? []).map(({ name }) => name);
      const page = cutPage(names, (name) => name, request, checks.refuse);
      return {
        PolicyNames: [...page.items],
        IsTruncated: page.nextToken !== undefined,
        Marker: page.nextToken,
      };
    },
  };
}
