import { iamState, isServiceLinked } from "../services/iam-state.ts";
import type { Sandbox } from "../start-sandbox.ts";
import { holdings } from "./holdings.ts";

/** A service-linked role that exists, whatever readers are shown. */
export interface TrueRole {
  readonly roleName: string;
  readonly roleId: string;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly description?: string;
  readonly tags: Readonly<Record<string, string>>;
  /** ARNs of what uses it, as the services themselves know it; sorted. */
  readonly usedBy: readonly string[];
}

/** A resource as its service keeps it. */
export interface TrueResource {
  readonly arn: string;
  readonly region: string;
  /** The whole entry of the service's state, secrets included: to compare, not to show. */
  readonly state: unknown;
}

type Account = Pick<Sandbox, "account" | "world">;

/** Which service-linked roles exist, and what uses each: read from the sandbox's own state, without any API call. */
export function trueRoles({ account, world }: Account): readonly TrueRole[] {
  return iamState(world, account)
    .roles.filter((role) => isServiceLinked(role) && role.goneAt === undefined)
    .map(({ name, id, createdAt, description, tags }) => ({
      roleName: name,
      roleId: id,
      createdAt,
      ...(description === undefined ? {} : { description }),
      tags: Object.fromEntries(tags.map(({ Key = "", Value = "" }) => [Key, Value])),
      usedBy: world
        .usagesOf(account, name)
        .flatMap(({ resources }) => resources)
        .sort(),
    }));
}

/** Every resource of the services that own roles, used or not. */
export function trueResources({ account, world }: Account): readonly TrueResource[] {
  return world.regions.flatMap((region) =>
    holdings
      .flatMap(({ list }) => list(world, { account, region }))
      .map((state) => ({ arn: state.arn, region, state })),
  );
}
