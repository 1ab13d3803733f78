import type { IAMClient, Role as IamRole } from "@aws-sdk/client-iam";
import * as v from "valibot";
import { blockersOf, type DeletionReport } from "../core/deletion.ts";
import { required } from "../core/required.ts";
import { type ListedRole, owningPrincipal, type Role } from "../core/role.ts";
import { isNamed } from "./failures.ts";

/** The parts of IAM that rolecall reads and the one thing it changes. Errors of the SDK pass through unchanged. */
export interface Iam {
  /** Reads a role as it is now; `undefined` if IAM says that there is none. */
  readRole(roleName: string): Promise<Role | undefined>;
  /** Lists every service-linked role of the account. */
  listServiceLinkedRoles(): Promise<readonly ListedRole[]>;
  /** Asks IAM to delete a role; answers the task's id, of an earlier task if one is still running, or `undefined` if the role is gone. */
  submitDeletion(roleName: string): Promise<string | undefined>;
  /** Reads how far a deletion task is. */
  readDeletion(taskId: string): Promise<DeletionReport>;
}

/**
 * IAM, spoken to through one client.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteServiceLinkedRole.html (as of 2026-11-20, at second hand)
 */
export function iam(client: () => Promise<IAMClient>): Iam {
  return {
    async readRole(roleName) {
      const { GetRoleCommand } = await import("@aws-sdk/client-iam");
      try {
        const { Role: role } = await (await client()).send(new GetRoleCommand({ RoleName: roleName }));
        const found = required(role, "the role");
        const lastUsed = found.RoleLastUsed?.LastUsedDate;
        return {
          ...listed(found),
          tags: Object.fromEntries((found.Tags ?? []).map(({ Key = "", Value = "" }) => [Key, Value])),
          ...(lastUsed === undefined ? {} : { lastUsedAt: lastUsed.toISOString() }),
        };
      } catch (error) {
        return undefinedIfMissing(error);
      }
    },

    async listServiceLinkedRoles() {
      const { paginateListRoles } = await import("@aws-sdk/client-iam");
      const roles: ListedRole[] = [];
      // A page may be short and still not be the last (API_ListRoles, read 2026-11-21): the paginator asks for the rest.
      const pages = paginateListRoles(
        { client: await client(), pageSize: MOST_ROLES_IN_A_PAGE },
        { PathPrefix: "/aws-service-role/" },
      );
      for await (const { Roles = [] } of pages) {
        roles.push(...Roles.map(listed));
      }
      return roles.filter((role) => owningPrincipal(role) !== undefined);
    },

    async submitDeletion(roleName) {
      const { DeleteServiceLinkedRoleCommand } = await import("@aws-sdk/client-iam");
      try {
        const answer = await (await client()).send(
          new DeleteServiceLinkedRoleCommand({ RoleName: roleName }),
        );
        return required(answer.DeletionTaskId, "the deletion task's id");
      } catch (error) {
        return undefinedIfMissing(error);
      }
    },

    async readDeletion(taskId) {
      const { GetServiceLinkedRoleDeletionStatusCommand } = await import("@aws-sdk/client-iam");
      try {
        const command = new GetServiceLinkedRoleDeletionStatusCommand({ DeletionTaskId: taskId });
        const { Status, Reason } = await (await client()).send(command);
        return {
          status: required(Status, "the deletion's status"),
          blockers: blockersOf(Reason?.RoleUsageList ?? []),
          ...(Reason?.Reason === undefined ? {} : { reason: Reason.Reason }),
        };
      } catch (error) {
        return undefinedIfMissing(error) ?? { status: "NOT_FOUND", blockers: [] };
      }
    },
  };
}

/** As many as IAM takes (API_ListRoles, read 2026-11-21). */
const MOST_ROLES_IN_A_PAGE = 1000;

function listed(role: IamRole): ListedRole {
  return {
    roleName: required(role.RoleName, "the role's name"),
    roleId: required(role.RoleId, "the role's id"),
    arn: required(role.Arn, "the role's ARN"),
    path: required(role.Path, "the role's path"),
    trusted: trustedServices(role.AssumeRolePolicyDocument),
    createdAt: required(role.CreateDate, "the role's creation date").toISOString(),
    ...(role.Description === undefined ? {} : { description: role.Description }),
  };
}

/** IAM's 404 is an answer, not a failure: what it means depends on the call. Everything else is thrown on. */
function undefinedIfMissing(error: unknown): undefined {
  if (isNamed(error, "NoSuchEntityException", "NoSuchEntity")) {
    return undefined;
  }
  throw error;
}

const oneOrMore = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.pipe(
    v.union([v.array(schema), schema]),
    v.transform((value): readonly v.InferOutput<Schema>[] => (Array.isArray(value) ? value : [value])),
  );

const Principals = v.looseObject({ Service: v.optional(oneOrMore(v.string()), []) });

const TrustPolicy = v.looseObject({
  Statement: oneOrMore(v.looseObject({ Principal: v.optional(v.union([Principals, v.string()])) })),
});

/** The document arrives URL-encoded (RFC 3986); `Statement` and `Service` are one value or a list. */
function trustedServices(document: string | undefined): readonly string[] {
  if (document === undefined) {
    return [];
  }
  const policy = v.parse(TrustPolicy, JSON.parse(decodeURIComponent(document)));
  return policy.Statement.flatMap(({ Principal }) =>
    typeof Principal === "object" ? Principal.Service : [],
  );
}
