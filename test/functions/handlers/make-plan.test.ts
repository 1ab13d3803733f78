import { describe, expect, it } from "vitest";
import { makePlanOrHoldAgainstIt } from "../../../functions/handlers/make-plan.ts";
import { read, unread } from "../core/examples.ts";
import { account, arrangeWorld, channel, request, role, run } from "./arranged-world.ts";
import { inUse, step } from "./planning-step.ts";

const { roleName, roleId } = role;
const digestOfNothing = "9a3a4cb1a2e1f6b2fd5bd5e4e4a2a6e7c40ab1a1b7b0f5a1d5aa0d2d3a8f1c77";

describe("makePlanOrHoldAgainstIt, in the first round", () => {
  it("goes on to the deletion of a role that nothing uses, and keeps the plan that says so", async () => {
    const world = await arrangeWorld();

    const decision = await makePlanOrHoldAgainstIt(world)(await step(world));

    const kept = (await world.runs.read(run))?.plan;
    expect(decision).toEqual({
      kind: "delete",
      plan: { digest: kept?.digest, roleId },
    });
    expect(kept).toMatchObject({ account, roleName, roleId, roleArn: role.arn, usages: [] });
    expect(world.published).toMatchObject([
      { what: "Plan Made", detail: { digest: kept?.digest, usages: [] } },
    ]);
  });

  it("plans what is in use and has it released", async () => {
    const world = await arrangeWorld();

    const decision = await makePlanOrHoldAgainstIt(world)(await step(world, inUse("B", "A")));

    expect(decision).toMatchObject({
      kind: "release",
      stages: [[channel("A"), channel("B")]],
      waitSeconds: 30,
    });
    expect((await world.runs.read(run))?.plan?.usages).toEqual([channel("A"), channel("B")]);
  });

  it("ends planned in plan mode", async () => {
    const world = await arrangeWorld();

    const decision = await makePlanOrHoldAgainstIt(world)(
      await step(world, { ...inUse("A"), request: { ...request, mode: "plan" } }),
    );

    expect(decision).toMatchObject({ kind: "end", outcome: { kind: "planned" } });
    expect((await world.runs.read(run))?.plan?.usages).toEqual([channel("A")]);
  });

  it("records what it saw, without a reaction: a run's own look is no news", async () => {
    const world = await arrangeWorld();
    await makePlanOrHoldAgainstIt(world)(await step(world, inUse("A")));
    world.pass(60);

    await makePlanOrHoldAgainstIt(world)(await step(world, { round: 2 }));

    const record = await world.records.read(account, roleName);
    expect(record).toMatchObject({ status: "unused", role });
    expect(record).not.toHaveProperty("reactionDue");
  });

  it("makes no plan of a look that did not reach every Region, and looks again", async () => {
    const world = await arrangeWorld();

    const decision = await makePlanOrHoldAgainstIt(world)(
      await step(world, { looks: [{ readings: [read("us-east-1"), unread("eu-west-1")] }] }),
    );

    expect(decision).toMatchObject({ kind: "look-again", waitSeconds: 30 });
    expect(await world.runs.read(run)).toBeUndefined();
  });

  it("counts Regions whose function failed as unread", async () => {
    const world = await arrangeWorld();

    const decision = await makePlanOrHoldAgainstIt(world)(
      await step(world, { looks: [{ readings: [read("us-east-1")] }, {}] }),
    );

    expect(decision).toMatchObject({ kind: "look-again" });
  });

  it.each([
    ["a Region that only a person can mend", unread("eu-west-1", false), 1],
    ["a Region that stayed unread", unread("eu-west-1"), 5],
  ])("refuses, without a plan, because of %s", async (_what, reading, round) => {
    const world = await arrangeWorld();

    const decision = await makePlanOrHoldAgainstIt(world)(
      await step(world, { looks: [{ readings: [read("us-east-1"), reading] }], round }),
    );

    expect(decision).toMatchObject({ kind: "end", outcome: { kind: "refused" } });
    expect(await world.runs.read(run)).toBeUndefined();
  });

  it("goes on with exactly the plan whose digest it was given", async () => {
    const world = await arrangeWorld();
    const { digest } = await world.approve(channel("A"));
    const another = await arrangeWorld();

    const decision = await makePlanOrHoldAgainstIt(another)(
      await step(another, { ...inUse("A"), request: { ...request, planDigest: digest } }),
    );

    expect(decision).toMatchObject({ kind: "release", plan: { digest } });
  });

  it("refuses when the plan has another digest than the one it was given", async () => {
    const world = await arrangeWorld();

    const decision = await makePlanOrHoldAgainstIt(world)(
      await step(world, { ...inUse("A"), request: { ...request, planDigest: digestOfNothing } }),
    );

    expect(decision).toMatchObject({
      kind: "end",
      outcome: {
        kind: "refused",
        reason: expect.stringMatching(/^The world has changed: the plan is [0-9a-f]{64} now, not 9a3a4cb1/),
      },
    });
  });

  it("does not take Regions that are dark for a change of the world", async () => {
    const world = await arrangeWorld();

    const decision = await makePlanOrHoldAgainstIt(world)(
      await step(world, {
        looks: [{ readings: [read("us-east-1"), unread("eu-west-1")] }],
        request: { ...request, planDigest: digestOfNothing },
      }),
    );

    expect(decision).toMatchObject({ kind: "look-again" });
  });

  it("ends recreated when the role is another incarnation than the one asked for", async () => {
    const world = await arrangeWorld();

    const decision = await makePlanOrHoldAgainstIt(world)(
      await step(world, { request: { ...request, roleId: "AROAEXAMPLEROLEID0000" } }),
    );

    expect(decision).toEqual({
      kind: "end",
      outcome: {
        kind: "recreated",
        reason: `IAM shows ${roleName} as ${roleId}; this run is about AROAEXAMPLEROLEID0000`,
        blockers: [],
      },
    });
  });

  it.each([
    [true, "already-gone", `IAM has no role ${roleName} any more`],
    [false, "refused", `There is no role ${roleName} in this account, and the inventory never knew one`],
  ])("tells a role that is gone from one that never was (known: %s)", async (known, kind, reason) => {
    const world = await arrangeWorld();
    world.iam.roles = {};

    const decision = await makePlanOrHoldAgainstIt(world)(await step(world, { known }));

    const seen = known ? { seenGoneAt: "2026-11-20T09:00:00.000Z" } : {};
    expect(decision).toEqual({ kind: "end", outcome: { kind, reason, blockers: [], ...seen } });
  });

  it("refuses a role that is not service-linked", async () => {
    const world = await arrangeWorld();
    world.iam.roles[roleName] = { ...role, path: "/" };

    const decision = await makePlanOrHoldAgainstIt(world)(await step(world));

    expect(decision).toMatchObject({
      outcome: {
        kind: "refused",
        reason: `${roleName} (path /) is not a service-linked role; rolecall deletes no other roles`,
      },
    });
    expect(await world.records.read(account, roleName)).toBeUndefined();
  });

  it("refuses a role that was protected since the run began", async () => {
    const world = await arrangeWorld();

    const decision = await makePlanOrHoldAgainstIt({ ...world, protectedRoleNames: [roleName] })(
      await step(world),
    );

    expect(decision).toMatchObject({ outcome: { kind: "refused" } });
    expect(await world.runs.read(run)).toBeUndefined();
  });

  it("does not say that nothing uses a role that no service file knows, and leaves it to IAM", async () => {
    const world = await arrangeWorld();

    const decision = await makePlanOrHoldAgainstIt(world)(
      await step(world, { observed: false, expected: [], looks: [] }),
    );

    expect(decision).toMatchObject({ kind: "delete" });
    expect(await world.records.read(account, roleName)).toMatchObject({ status: "unobserved" });
  });
});
