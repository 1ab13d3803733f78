import type { Tag } from "@aws-sdk/client-iam";
import type { World } from "../gateway/operation.ts";
import type { DeletionTask } from "./iam-deletion-record.ts";
import { drawRoleId } from "./identifiers.ts";

/** One incarnation of a role as IAM keeps it. Instants are ISO 8601. */
export interface RoleEntry {
  readonly name: string;
  /** Begins and ends with `/`. */
  readonly path: string;
  readonly id: string;
  readonly arn: string;
  readonly createdAt: string;
  /** The trust policy as JSON text. */
  readonly trustPolicy: string;
  readonly description?: string;
  readonly maxSessionSeconds: number;
  readonly tags: readonly Tag[];
  readonly lastUsed?: { readonly at: string; readonly region: string };
  /** Set once the role is deleted; kept for as long as readers may still be shown it. */
  readonly goneAt?: string;
}

/** What IAM keeps of one account. Plain JSON: entries are replaced, never changed. */
export interface IamState {
  /** Oldest first; at most one of a name is not gone. */
  roles: readonly RoleEntry[];
  tasks: readonly DeletionTask[];
}

/** A role that comes into an account without an API call: made by a deployment, or spoken of by a replayed event. */
interface GivenRole {
  readonly account: string;
  readonly name: string;
  /** JSON text. */
  readonly trustPolicy: string;
  /** Default `/`. */
  readonly path?: string;
  readonly description?: string;
  /** Default: a new one. */
  readonly id?: string;
  /** Default: now. */
  readonly createdAt?: Date;
  readonly tags?: readonly Tag[];
  readonly lastUsed?: { readonly at: Date; readonly region: string };
}

/** Roles last an hour unless said otherwise; service-linked roles always do. */
const DEFAULT_SESSION_SECONDS = 3600;

/** IAM is global; its state is kept where its events occur. */
export function iamState(world: World, account: string): IamState {
  return world.state<IamState>("iam", account, "us-east-1", () => ({ roles: [], tasks: [] }));
}

/** The role of that name that truly exists, whatever readers are shown. */
export function roleNamed(state: IamState, name: string): RoleEntry | undefined {
  return state.roles.find((role) => role.name === name && role.goneAt === undefined);
}

/** True if the account has the role, whatever readers are shown. */
export function hasRole(world: World, account: string, roleName: string): boolean {
  return roleNamed(iamState(world, account), roleName) !== undefined;
}

/** True for a role that lives where only AWS services put theirs. */
export const isServiceLinked = ({ path }: Pick<RoleEntry, "path">): boolean =>
  path.startsWith("/aws-service-role/");

/** The ARN of a role in the standard partition. */
export const roleArn = (account: string, path: string, name: string): string =>
  `arn:aws:iam::${account}:role${path}${name}`;

/** Puts an entry in the place of the one of the same id. */
export function replaceRole(state: IamState, entry: RoleEntry): void {
  state.roles = state.roles.map((role) => (role.id === entry.id ? entry : role));
}

/**
 * Notes that a role was used, as IAM does by itself when somebody signs as it.
 *
 * @throws {Error} if the account has no such role.
 */
export function noteUse(
  world: World,
  account: string,
  roleName: string,
  used: { readonly at: Date; readonly region: string },
): void {
  const state = iamState(world, account);
  const role = roleNamed(state, roleName);
  if (role === undefined) {
    throw new Error(`Account ${account} has no role ${roleName} that could be used`);
  }
  replaceRole(state, { ...role, lastUsed: { at: used.at.toISOString(), region: used.region } });
}

/**
 * Adds a role without an API call, hence without permission and event. One that exists by that name keeps its
 * id and its creation, unless others are given, and takes over the rest.
 */
export function addRole(world: World, given: GivenRole): RoleEntry {
  const state = iamState(world, given.account);
  const { account, name, trustPolicy, path = "/", description, tags = [], lastUsed } = given;
  const known = roleNamed(state, name);
  const entry: RoleEntry = {
    name,
    path,
    id: given.id ?? known?.id ?? drawRoleId(() => world.random()),
    arn: roleArn(account, path, name),
    createdAt: given.createdAt?.toISOString() ?? known?.createdAt ?? world.now().toISOString(),
    trustPolicy,
    ...(description === undefined ? {} : { description }),
    maxSessionSeconds: DEFAULT_SESSION_SECONDS,
    tags,
    ...(lastUsed === undefined
      ? {}
      : { lastUsed: { at: lastUsed.at.toISOString(), region: lastUsed.region } }),
  };
  state.roles = [...state.roles.filter((role) => role !== known), entry];
  return entry;
}
