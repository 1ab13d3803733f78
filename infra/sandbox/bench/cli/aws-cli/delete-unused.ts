import { awsCliContender, deleteRoleByAwsCli } from "./aws-cli.ts";

/** Deletes every service-linked role. */
export const deleteUnusedByAwsCli = awsCliContender(async (aws) => {
  const list = ["iam", "list-roles", "--path-prefix", "/aws-service-role/", "--query", "Roles[].RoleName"];
  for (const roleName of await aws(...list)) {
    await deleteRoleByAwsCli(aws, roleName);
  }
});
