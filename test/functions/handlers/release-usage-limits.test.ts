import { describe, expect, it } from "vitest";
import { releaseUsage } from "../../../functions/handlers/release-usage.ts";
import { appInstance, approveShared, arrangeShared, messagingRole } from "./arranged-shared-role.ts";
import { account, arrangeWorld, channel, collect, request, role, run } from "./arranged-world.ts";

const usage = appInstance("A");
const { arn } = usage;

/** A world in which app instance A uses one of two roles, and is in the plan of one of them. */
async function arrange() {
  const world = await arrangeShared("A");
  const { digest } = await approveShared(world, usage);
  const claim = await world.claim(messagingRole.roleName);
  const step = { request: { ...request, roleName: messagingRole.roleName }, run, claim, digest, usage };
  const release = (planDigest?: string) =>
    releaseUsage(world)({
      ...step,
      request: { ...step.request, ...(planDigest === undefined ? {} : { planDigest }) },
    });
  const receipts = () => collect(world.receipts.list(account, messagingRole.roleName));
  return { world, digest, release, receipts };
}

describe("releaseUsage, where no API tells which role a usage is of", () => {
  it("releases once the owner has approved exactly this plan", async () => {
    const { world, digest, release, receipts } = await arrange();

    expect(await release(digest)).toEqual({ arn, kind: "released" });
    expect(world.service.released).toEqual([arn]);
    expect(await receipts()).toMatchObject([{ arn, roleId: messagingRole.roleId, settings: { of: arn } }]);
  });

  it.each([
    ["no plan", undefined],
    ["another plan", "0".repeat(64)],
  ])("refuses where %s was approved, and touches nothing", async (_what, planDigest) => {
    const { world, release, receipts } = await arrange();

    expect(await release(planDigest)).toEqual({
      arn,
      kind: "refused",
      reason: `No API tells whether ${arn} uses this role, and no plan was approved`,
    });
    expect(world.service.released).toEqual([]);
    expect(await receipts()).toEqual([]);
    expect(world.published).toEqual([]);
  });
});

describe("releaseUsage, of what only a person can release", () => {
  it("refuses, says what the person has to do, and touches nothing", async () => {
    const world = await arrangeWorld();
    const byHand = { ...channel("B"), byHand: true as const, release: "delete the application" };
    world.service.resources.set(byHand.arn, { usage: byHand, settings: {} });
    const { digest } = await world.approve(byHand);
    const step = { request, run, claim: await world.claim(), digest };

    // Handed on without the mark: what the plan says counts.
    const report = await releaseUsage(world)({ ...step, usage: channel("B") });

    expect(report).toEqual({
      arn: byHand.arn,
      kind: "refused",
      reason: `Only a person can release ${byHand.arn}: delete the application`,
    });
    expect(world.service.released).toEqual([]);
    expect(await collect(world.receipts.list(account, role.roleName))).toEqual([]);
  });
});

describe("releaseUsage's receipt", () => {
  it("tells the incarnation, the stage and the service's own name, which restoring needs", async () => {
    const world = await arrangeWorld();
    const planned = { ...channel("C"), id: "id-of-C", stage: 3 };
    world.service.resources.set(planned.arn, { usage: planned, settings: { on: true } });
    const { digest } = await world.approve(planned);

    await releaseUsage(world)({ request, run, claim: await world.claim(), digest, usage: planned });

    expect(await collect(world.receipts.list(account, role.roleName))).toEqual([
      {
        kind: "channel",
        arn: planned.arn,
        id: "id-of-C",
        region: "us-east-1",
        roleId: role.roleId,
        stage: 3,
        settings: { on: true },
        runId: "run-1",
        storedAt: "2026-11-20T09:00:00.000Z",
      },
    ]);
  });

  it("has no name of the service's own where the ARN tells it", async () => {
    const world = await arrangeWorld();
    world.service.resources.set(channel("D").arn, { usage: channel("D"), settings: { on: true } });
    const { digest } = await world.approve(channel("D"));

    await releaseUsage(world)({ request, run, claim: await world.claim(), digest, usage: channel("D") });

    const [receipt] = await collect(world.receipts.list(account, role.roleName));
    expect(receipt).toMatchObject({ arn: channel("D").arn, stage: 0 });
    expect(receipt).not.toHaveProperty("id");
  });
});
