import * as client from "@aws-sdk/client-iam";
import type { FakeService, World } from "../gateway/operation.ts";
import { createPermissions, type Permissions } from "../permissions/permissions.ts";
import { createAccountAlias, deleteAccountAlias, listAccountAliases } from "./iam-account-aliases.ts";
import type { IamContext } from "./iam-context.ts";
import { createServiceLinkedRole } from "./iam-create-service-linked-role.ts";
import { deleteServiceLinkedRole } from "./iam-delete-service-linked-role.ts";
import { getServiceLinkedRoleDeletionStatus } from "./iam-deletion-status.ts";
import { defaultIamOptions, type IamOptions } from "./iam-options.ts";
import { createRole, deleteRole } from "./iam-plain-roles.ts";
import { getPolicy, getPolicyVersion } from "./iam-policies.ts";
import { getRole, listRoles } from "./iam-read-roles.ts";
import { listAttachedRolePolicies, listRolePolicies } from "./iam-role-policies.ts";
import { listRoleTags, tagRole, untagRole } from "./iam-role-tags.ts";
import { simulatePrincipalPolicy } from "./iam-simulate-principal-policy.ts";
import { updateRole, updateRoleDescription } from "./iam-update-role.ts";

/**
 * IAM as far as roles go: it makes, shows, changes and deletes service-linked roles, and asks all services in
 * all Regions what uses a role before it lets it go.
 *
 * Not known, hence options: how long a task takes and is kept, what a failed one tells, how stale reads are.
 *
 * @param permissions what roles may do; default: no role may do anything
 */
export function iamService(
  world: World,
  options: Partial<IamOptions> = {},
  permissions: Pick<Permissions, "decide" | "role"> = createPermissions(world),
): FakeService {
  const context: IamContext = { world, options: { ...defaultIamOptions, ...options } };
  return {
    signingName: "iam",
    eventSource: "iam.amazonaws.com",
    global: true,
    client,
    operations: {
      CreateAccountAlias: createAccountAlias(context),
      CreateRole: createRole(context),
      CreateServiceLinkedRole: createServiceLinkedRole(context),
      DeleteAccountAlias: deleteAccountAlias(context),
      DeleteRole: deleteRole(context),
      DeleteServiceLinkedRole: deleteServiceLinkedRole(context),
      GetPolicy: getPolicy(context),
      GetPolicyVersion: getPolicyVersion(),
      GetRole: getRole(context),
      GetServiceLinkedRoleDeletionStatus: getServiceLinkedRoleDeletionStatus(context),
      ListAccountAliases: listAccountAliases(context),
      ListAttachedRolePolicies: listAttachedRolePolicies(context),
      ListRolePolicies: listRolePolicies(context, permissions),
      ListRoles: listRoles(context),
      ListRoleTags: listRoleTags(context),
      SimulatePrincipalPolicy: simulatePrincipalPolicy(context, permissions),
      TagRole: tagRole(context),
      UntagRole: untagRole(context),
      UpdateRole: updateRole(context),
      UpdateRoleDescription: updateRoleDescription(context),
    },
  };
}
