import type { IAMClient } from "@aws-sdk/client-iam";
import { ResourceBusyError } from "../core/errors.ts";
import { required } from "../core/required.ts";
import { isNamed } from "./failures.ts";

/** Makes service-linked roles and gives them what an owner can give. Errors of the SDK pass through unchanged. */
export interface RoleMaker {
  /**
   * Makes the role of a service; answers the name that IAM gave it.
   *
   * @throws {ResourceBusyError} if IAM still has a role of that name. Trying again later helps.
   */
  create(role: {
    readonly principal: string;
    readonly description: string | null;
    readonly customSuffix?: string;
  }): Promise<string>;
  /** @throws {ResourceBusyError} if IAM does not show the role yet, or any more. Trying again later helps. */
  describe(roleName: string, description: string): Promise<void>;
  /** @throws {ResourceBusyError} if IAM does not show the role yet, or any more. Trying again later helps. */
  tag(roleName: string, tags: Readonly<Record<string, string>>): Promise<void>;
}

/**
 * IAM, spoken to through one client.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateServiceLinkedRole.html (as of 2026-11-20, at second hand)
 */
export function roleMaker(client: () => Promise<IAMClient>): RoleMaker {
  return {
    async create({ principal, description, customSuffix }) {
      const { CreateServiceLinkedRoleCommand } = await import("@aws-sdk/client-iam");
      const command = new CreateServiceLinkedRoleCommand({
        AWSServiceName: principal,
        Description: description ?? undefined,
        CustomSuffix: customSuffix,
      });
      try {
        const { Role } = await (await client()).send(command);
        return required(Role?.RoleName, "the new role's name");
      } catch (error) {
        if (
          isNamed(error, "InvalidInputException", "InvalidInput") &&
          String(error).includes("has been taken")
        ) {
          throw new ResourceBusyError(`IAM still has the role of ${principal}`, { cause: error });
        }
        throw error;
      }
    },

    async describe(RoleName, Description) {
      const { UpdateRoleCommand } = await import("@aws-sdk/client-iam");
      await unlessHidden(RoleName, (await client()).send(new UpdateRoleCommand({ RoleName, Description })));
    },

    async tag(RoleName, tags) {
      const { TagRoleCommand } = await import("@aws-sdk/client-iam");
      const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
      await unlessHidden(RoleName, (await client()).send(new TagRoleCommand({ RoleName, Tags })));
    },
  };
}

/** IAM is eventually consistent: a role that was made or read a moment ago can be missing. */
async function unlessHidden(roleName: string, sent: Promise<unknown>): Promise<void> {
  try {
    await sent;
  } catch (error) {
    if (isNamed(error, "NoSuchEntityException", "NoSuchEntity")) {
      throw new ResourceBusyError(`IAM does not show ${roleName} just now`, { cause: error });
    }
    throw error;
  }
}
