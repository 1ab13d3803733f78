import type { RestoreRequest } from "../../../functions/core/restore-run.ts";
import type { Receipt } from "../../../functions/inventory/receipts.ts";
import { account, arrangeWorld, channel, role, type World } from "./arranged-world.ts";

const { roleName, roleId } = role;

/** A request to put back everything. */
export const restoreRequest: RestoreRequest = { roleName, mode: "apply", force: false };

/** What channel A had before its release. */
export const settings = {
  recordingConfigurationArn: "arn:aws:ivs:us-east-1:111122223333:recording-configuration/R",
};

/** What the role was before its deletion. */
const roleSettings = {
  principal: "ivs.amazonaws.com",
  description: "Made by the media team",
  tags: { team: "streaming" },
  createdAt: role.createdAt,
};

/** The receipt of a channel. */
export const receiptOf = (id: string, more: Partial<Receipt> = {}): Receipt => {
  const { kind, arn, region, stage } = channel(id);
  return { kind, arn, region, stage, roleId, settings, ...more };
};

/** Lets a run have kept these receipts: of resources, and of the role itself where it is told. */
export async function keep(
  world: World,
  runId: string,
  receipts: readonly Receipt[],
  ...roles: readonly { readonly arn: string; readonly roleId: string }[]
): Promise<void> {
  const claim = { account, roleName, runId, fence: 1 };
  for (const receipt of receipts) {
    await world.receipts.keep(claim, receipt);
  }
  for (const { arn, roleId: incarnation } of roles) {
    await world.receipts.keepRole(claim, { arn, roleId: incarnation, settings: roleSettings });
  }
}

/** A world in which run-0 has released channel A and deleted the role. */
export async function arrangeReleased(): Promise<World> {
  const world = await arrangeWorld();
  await keep(world, "run-0", [receiptOf("A")], role);
  world.iam.roles = {};
  world.pass(60);
  return world;
}
