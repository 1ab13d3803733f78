import {
  CreateServiceLinkedRoleCommand,
  DeleteServiceLinkedRoleCommand,
  IAMClient,
  TagRoleCommand,
  UntagRoleCommand,
  UpdateRoleCommand,
} from "@aws-sdk/client-iam";
import { required } from "../../../functions/core/required.ts";
import { clientsOf, type OwnerSettings } from "./owner.ts";

/** What an account's administrators do with service-linked roles by hand. Errors of the SDK pass through. */
export interface RoleOwner {
  /** Makes the role of a service, without any usage; answers its RoleId. Few services allow a suffix. */
  makeRole(principal: string, suffix?: string): Promise<string>;
  /** Asks IAM to delete the role, and answers as soon as IAM has taken that. */
  deleteRole(roleName: string): Promise<void>;
  tagRole(roleName: string, tags: Readonly<Record<string, string>>): Promise<void>;
  untagRole(roleName: string, keys: readonly string[]): Promise<void>;
  describeRole(roleName: string, description: string): Promise<void>;
}

/** Administrators of roles. */
export function roleOwner(settings: OwnerSettings): RoleOwner {
  const iam = clientsOf(settings, (config) => new IAMClient(config))("us-east-1");
  return {
    async makeRole(AWSServiceName, CustomSuffix) {
      const { Role } = await iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName, CustomSuffix }));
      return required(Role?.RoleId, "the role's RoleId");
    },
    async deleteRole(RoleName) {
      await iam.send(new DeleteServiceLinkedRoleCommand({ RoleName }));
    },
    async tagRole(RoleName, tags) {
      const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
      await iam.send(new TagRoleCommand({ RoleName, Tags }));
    },
    async untagRole(RoleName, keys) {
      await iam.send(new UntagRoleCommand({ RoleName, TagKeys: [...keys] }));
    },
    async describeRole(RoleName, Description) {
      await iam.send(new UpdateRoleCommand({ RoleName, Description }));
    },
  };
}
