import { CreateServiceLinkedRoleCommand, TagRoleCommand } from "@aws-sdk/client-iam";
import { iam } from "../../../functions/services/iam.ts";
import { type RestoreRoleRequest, restoreRole } from "../../../functions/services/restore-role.ts";
import { roleMaker } from "../../../functions/services/role-maker.ts";
import { account, startSandbox } from "./started-sandbox.ts";

/** Who assumes the role of these tests. */
export const principal = "ivs.amazonaws.com";

/** The role of these tests. */
export const roleName = "AWSServiceRoleForIVSRecordToS3";

/** The ARN that it had. */
export const arn = `arn:aws:iam::${account}:role/aws-service-role/${principal}/${roleName}`;

/** What its receipt tells. */
export const settings = {
  principal,
  description: "Made by the media team",
  tags: { team: "streaming" },
  createdAt: "2026-11-01T00:00:00.000Z",
};

/** An account without the role, which its receipt tells as it was; and the calls that changed IAM. */
export async function arrangeRoleRestore() {
  const sandbox = await startSandbox();
  const iamClient = await sandbox.iam();
  const roles = iam(sandbox.iam);
  const restore = (more: Partial<RestoreRoleRequest> = {}) =>
    restoreRole(
      { iam: roles, roleMaker: roleMaker(sandbox.iam) },
      {
        roleName,
        arn,
        settings,
        force: false,
        refuse: async () => undefined,
        applies: true,
        ...more,
      },
    );
  const changes = () =>
    sandbox.gateway
      .calls()
      .map(({ operation }) => operation)
      .filter((operation) => operation !== "GetRole");
  return {
    ...sandbox,
    iamClient,
    roles,
    restore,
    changes,
    /** The service makes its role again by itself: bare, but for what is told. */
    async makeRole(description?: string, tags: Readonly<Record<string, string>> = {}) {
      await iamClient.send(
        new CreateServiceLinkedRoleCommand({ AWSServiceName: principal, Description: description }),
      );
      const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
      await iamClient.send(new TagRoleCommand({ RoleName: roleName, Tags }));
    },
  };
}
