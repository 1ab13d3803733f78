import { makePlan, planText, type SealedPlan } from "../../../functions/core/plan.ts";
import type { Role } from "../../../functions/core/role.ts";
import type { RoleUsage } from "../../../functions/core/usage.ts";
import { digestOf } from "../../../functions/runtime/digest.ts";
import { account, arrangeWorld, role, run, type World } from "./arranged-world.ts";

const linked = (principal: string, roleName: string, roleId: string): Role => ({
  ...role,
  roleName,
  roleId,
  arn: `arn:aws:iam::${account}:role/aws-service-role/${principal}/${roleName}`,
  path: `/aws-service-role/${principal}/`,
  trusted: [principal],
});

/** The role of Chime messaging: no API tells whether a usage is of it or of the older one. */
export const messagingRole = linked(
  "messaging.chime.amazonaws.com",
  "AWSServiceRoleForChimeSDKMessaging",
  "AROAEXAMPLEROLEID0003",
);

/** The older role of Chime messaging. */
export const chatRole = linked(
  "chime.amazonaws.com",
  "AmazonChimeServiceChatStreamingAccess",
  "AROAEXAMPLEROLEID0004",
);

/** An app instance that uses one of the two roles. */
export const appInstance = (id: string): RoleUsage => ({
  kind: "app-instance",
  arn: `arn:aws:chime:us-east-1:${account}:app-instance/${id}`,
  region: "us-east-1",
  release: "delete its streaming configurations",
  stage: 0,
});

/** Puts both roles into a world, and lets these app instances use one of them. */
export function shareUsages(world: World, ...ids: readonly string[]): void {
  world.iam.roles = { [messagingRole.roleName]: messagingRole, [chatRole.roleName]: chatRole };
  for (const usage of ids.map(appInstance)) {
    world.service.resources.set(usage.arn, { usage, settings: { of: usage.arn } });
  }
}

/** A world with both roles in it, of which these app instances use one. */
export async function arrangeShared(...ids: readonly string[]): Promise<World> {
  const world = await arrangeWorld();
  shareUsages(world, ...ids);
  return world;
}

/** Keeps a plan of the messaging role that names these usages. */
export async function approveShared(world: World, ...usages: readonly RoleUsage[]): Promise<SealedPlan> {
  const { roleName, roleId, arn } = messagingRole;
  const plan = makePlan({ account, roleName, roleId, roleArn: arn, usages });
  const sealed = { ...plan, digest: digestOf(planText(plan)) };
  await world.runs.keepPlan(run, sealed);
  return sealed;
}
