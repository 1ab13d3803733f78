import { iamClient } from "../../functions/runtime/clients/iam.ts";
import { iam } from "../../functions/services/iam.ts";

/** Lists the names of the account's service-linked roles, as IAM shows them now. Errors of the SDK pass through unchanged. */
export async function listRoleNames(): Promise<readonly string[]> {
  const roles = await iam(iamClient).listServiceLinkedRoles();
  return roles.map(({ roleName }) => roleName);
}
