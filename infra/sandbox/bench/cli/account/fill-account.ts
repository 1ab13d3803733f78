import { inParallel } from "../../../../../functions/core/in-parallel.ts";
import { hireOwners, type Owners } from "../../../estate/owners.ts";
import { addRole } from "../../../services/iam-state.ts";
import { trustPolicyOf } from "../../../services/iam-trust-policy.ts";
import type { Sandbox } from "../../../start-sandbox.ts";
import type { AccountOrder } from "./account-order.ts";
import { type UsageToMake, usagesToMake } from "./usages-to-make.ts";

/** A service that allows any number of roles; no service file knows it. */
const PRINCIPAL = "autoscaling.amazonaws.com";

/** A pattern for the roles that nothing uses. */
export const UNUSED_ROLES = "AWSServiceRoleForAutoScaling_*";

/** They were made a month ago: nothing about them is news. */
const AGE_MILLISECONDS = 30 * 24 * 60 * 60 * 1000;

const MOST_AT_ONCE = 20;

/** Puts what was ordered into an account: roles without any call, usages as their owners make them. */
export async function fillAccount(
  sandbox: Sandbox,
  { ordinaryRoles, unusedRoles, usedOfEachKind }: AccountOrder,
): Promise<void> {
  const { account, clock, regions, world } = sandbox;
  const createdAt = new Date(clock.now().getTime() - AGE_MILLISECONDS);
  for (let index = 0; index < ordinaryRoles; index += 1) {
    const trustPolicy = trustPolicyOf("lambda.amazonaws.com");
    addRole(world, { account, name: `bench-${index}`, trustPolicy, createdAt });
  }
  for (let index = 0; index < unusedRoles; index += 1) {
    const name = UNUSED_ROLES.replace("*", `bench-${String(index).padStart(5, "0")}`);
    const path = `/aws-service-role/${PRINCIPAL}/`;
    addRole(world, { account, name, path, trustPolicy: trustPolicyOf(PRINCIPAL), createdAt });
  }
  const owners = hireOwners(sandbox);
  await inParallel(MOST_AT_ONCE, usagesToMake(usedOfEachKind, regions), (usage) => makeUsage(owners, usage));
}

async function makeUsage(owners: Owners, { kind, region, name }: UsageToMake): Promise<unknown> {
  switch (kind) {
    case "app-instance":
      return owners.ofService("chime-messaging").use(region, name);
    case "voice-connector":
      return owners.chimeVoice.use(region, name);
    case "recorded-channel":
      return owners.ivs.makeRecordedChannel(name, await owners.ivs.use(region, name));
    case "live-channel":
      return owners.mediaPackage.use(region, name);
    case "packaging-group":
      return owners.mediaPackage.usePackagingGroup(region, name);
    case "playback-configuration":
      return owners.mediaTailor.use(region, name);
    case "assembly-channel":
      return owners.mediaTailor.useChannel(region, name);
  }
}
