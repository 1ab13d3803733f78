import { type IAMClient, paginateListRoles } from "@aws-sdk/client-iam";

/** Names of the service-linked roles, page after page as IAM hands them out. */
export async function* listRoles(client: IAMClient): AsyncGenerator<readonly string[]> {
  const pages = paginateListRoles({ client, pageSize: 1000 }, { PathPrefix: "/aws-service-role/" });
  for await (const { Roles = [] } of pages) {
    yield Roles.map(({ RoleName = "" }) => RoleName);
  }
}
