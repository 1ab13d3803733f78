import * as client from "@aws-sdk/client-iam";
import type { FakeService, World } from "../gateway/operation.ts";
import type { IamContext } from "./iam-context.ts";
import { createServiceLinkedRole } from "./iam-create-service-linked-role.ts";
import { deleteServiceLinkedRole } from "./iam-delete-service-linked-role.ts";
import { getServiceLinkedRoleDeletionStatus } from "./iam-deletion-status.ts";
import { defaultIamOptions, type IamOptions } from "./iam-options.ts";
import { createRole, deleteRole } from "./iam-plain-roles.ts";
import { getRole, listRoles } from "./iam-read-roles.ts";
import { listRoleTags, tagRole, untagRole } from "./iam-role-tags.ts";
import { updateRole, updateRoleDescription } from "./iam-update-role.ts";

/**
 * IAM as far as roles go: it makes, shows, changes and deletes service-linked roles, and asks all services in
 * all Regions what uses a role before it lets it go.
 *
 * Not known, hence options: how long a task takes and is kept, what a failed one tells, how stale reads are.
 */
export function iamService(world: World, options: Partial<IamOptions> = {}): FakeService {
  const context: IamContext = { world, options: { ...defaultIamOptions, ...options } };
  return {
    signingName: "iam",
    eventSource: "iam.amazonaws.com",
    global: true,
    client,
    operations: {
      CreateRole: createRole(context),
      CreateServiceLinkedRole: createServiceLinkedRole(context),
      DeleteRole: deleteRole(context),
      DeleteServiceLinkedRole: deleteServiceLinkedRole(context),
      GetRole: getRole(context),
      GetServiceLinkedRoleDeletionStatus: getServiceLinkedRoleDeletionStatus(context),
      ListRoles: listRoles(context),
      ListRoleTags: listRoleTags(context),
      TagRole: tagRole(context),
      UntagRole: untagRole(context),
      UpdateRole: updateRole(context),
      UpdateRoleDescription: updateRoleDescription(context),
    },
  };
}
