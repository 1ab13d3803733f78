import * as v from "valibot";
import { judgeRole, type RoleSettings } from "../core/restore-role.ts";
import type { RestoreReport } from "../core/restore-run.ts";
import type { Role } from "../core/role.ts";
import type { Iam } from "./iam.ts";
import type { RoleMaker } from "./role-maker.ts";

/** What restoring a role needs of the world. */
export interface RestoreRoleDependencies {
  readonly iam: Pick<Iam, "readRole">;
  readonly roleMaker: RoleMaker;
}

/** The role as its receipt tells it, and what may be done. */
export interface RestoreRoleRequest {
  readonly roleName: string;
  readonly arn: string;
  readonly settings: unknown;
  readonly force: boolean;
  /** Called right before anything is changed; answers why nothing may be. */
  readonly refuse: () => Promise<string | undefined>;
  /** False in plan mode. */
  readonly applies: boolean;
  /** False: a role that is not there is not made. Default true. */
  readonly mayMake?: boolean;
  /** Why the role cannot be made again, where it cannot. */
  readonly notMadeAgain?: string | undefined;
}

const RoleReceipt = v.object({
  principal: v.string(),
  description: v.nullable(v.string()),
  tags: v.record(v.string(), v.string()),
});

/** Makes a deleted role again, or gives one that is there what it lacks: description and tags. */
export async function restoreRole(
  { iam, roleMaker }: RestoreRoleDependencies,
  { roleName, arn, settings, force, refuse, applies, mayMake = true, notMadeAgain }: RestoreRoleRequest,
): Promise<RestoreReport> {
  const before = v.parse(RoleReceipt, settings);
  const current = await iam.readRole(roleName);
  const todo = judgeRole(before, current === undefined ? undefined : settingsOf(current), force);
  if (todo.kind === "create" && notMadeAgain !== undefined) {
    return { arn, kind: "gone", reason: `it is not made again: ${notMadeAgain}` };
  }
  if (todo.kind === "create" && !mayMake) {
    return { arn, kind: "gone", reason: `IAM has no role ${roleName} any more` };
  }
  if (todo.kind === "already-as-it-was" || todo.kind === "changed-since") {
    return { arn, ...todo };
  }
  if (!applies) {
    return { arn, kind: "to-restore" };
  }
  const reason = await refuse();
  if (reason !== undefined) {
    return { arn, kind: "refused", reason };
  }
  if (todo.kind === "create") {
    const made = await roleMaker.create({
      principal: before.principal,
      description: before.description,
      ...(await suffixOf(before.principal, roleName)),
    });
    if (made !== roleName) {
      return { arn, kind: "failed", reason: `IAM made ${made} for ${before.principal} instead` };
    }
    await giveTags(roleMaker, roleName, before.tags);
    return { arn, kind: "restored" };
  }
  if (todo.description !== undefined) {
    await roleMaker.describe(roleName, todo.description);
  }
  await giveTags(roleMaker, roleName, todo.tags);
  return { arn, kind: "restored" };
}

function settingsOf({ description, tags }: Role): RoleSettings {
  return { description: description ?? null, tags };
}

/** A name is only taken apart where the catalogue says that the service allows a suffix. */
async function suffixOf(principal: string, roleName: string): Promise<{ readonly customSuffix?: string }> {
  const { knownRole } = await import("./known-roles/all.ts");
  const base = knownRole(principal, roleName)?.roleName ?? roleName;
  return base === roleName ? {} : { customSuffix: roleName.slice(base.length + 1) };
}

async function giveTags(
  roleMaker: RoleMaker,
  roleName: string,
  tags: Readonly<Record<string, string>>,
): Promise<void> {
  if (Object.keys(tags).length > 0) {
    await roleMaker.tag(roleName, tags);
  }
}
