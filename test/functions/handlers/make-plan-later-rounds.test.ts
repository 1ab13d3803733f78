import { describe, expect, it } from "vitest";
import { makePlanOrHoldAgainstIt } from "../../../functions/handlers/make-plan.ts";
import { account, arrangeWorld, channel, collect, role, run } from "./arranged-world.ts";
import { inUse, step } from "./planning-step.ts";

const { roleName } = role;
const reborn = { ...role, roleId: "AROAEXAMPLEROLEID0002" };

describe("makePlanOrHoldAgainstIt, in a later round", () => {
  it("holds the world against the plan that was kept, and stops at what appeared since", async () => {
    const world = await arrangeWorld();
    const { digest } = await world.approve(channel("A"));

    const decision = await makePlanOrHoldAgainstIt(world)(
      await step(world, { ...inUse("A", "new"), round: 2 }),
    );

    expect(decision).toMatchObject({
      kind: "end",
      outcome: { kind: "blocked", blockers: [channel("new").arn] },
      plan: { digest },
    });
    expect((await world.runs.read(run))?.plan?.usages).toEqual([channel("A")]);
  });

  it("ends recreated when the planned incarnation has been replaced", async () => {
    const world = await arrangeWorld();
    await world.approve(channel("A"));
    world.iam.roles[roleName] = reborn;

    const decision = await makePlanOrHoldAgainstIt(world)(await step(world, { round: 2 }));

    expect(decision).toMatchObject({ kind: "end", outcome: { kind: "recreated" } });
  });

  it("calls a role that it planned already gone, though the inventory did not know it before", async () => {
    const world = await arrangeWorld();
    await world.approve();
    world.iam.roles = {};

    const decision = await makePlanOrHoldAgainstIt(world)(await step(world, { round: 2, known: false }));

    expect(decision).toMatchObject({ kind: "end", outcome: { kind: "already-gone" } });
  });

  it("calls deleted what this run had submitted in an earlier round and IAM did late", async () => {
    const world = await arrangeWorld();
    await world.approve();
    await world.runs.noteSubmission(run);
    world.iam.roles = {};

    const decision = await makePlanOrHoldAgainstIt(world)(await step(world, { round: 2 }));

    expect(decision).toMatchObject({ kind: "end", outcome: { kind: "deleted" } });
  });

  it("judges what the releases came to, over all stages", async () => {
    const world = await arrangeWorld();
    await world.approve(channel("A"));
    const releases = [[], [{ arn: channel("A").arn, kind: "busy", reason: "A is live" }]];

    const decision = await makePlanOrHoldAgainstIt(world)(
      await step(world, { ...inUse("A"), round: 2, releases }),
    );

    expect(decision).toMatchObject({ outcome: { kind: "timed-out" } });
  });

  it("takes IAM's refusal into account", async () => {
    const world = await arrangeWorld();
    await world.approve();
    const deletion = { reason: "in use", blockers: [{ arn: "arn:x" }] };

    const decision = await makePlanOrHoldAgainstIt(world)(await step(world, { round: 6, deletion }));

    expect(decision).toMatchObject({ outcome: { kind: "blocked", blockers: ["arn:x"] } });
  });

  it("makes the claim last longer, so that many looks do not let it expire", async () => {
    const world = await arrangeWorld();
    const input = await step(world);
    world.pass(40 * 60);
    await makePlanOrHoldAgainstIt(world)(input);
    world.pass(10 * 60);

    const other = await world.claims.take(account, roleName, "run-2");

    expect(other).toMatchObject({ heldBy: "run-1" });
  });

  it("stops when another run has taken over", async () => {
    const world = await arrangeWorld();
    const input = await step(world);
    world.pass(46 * 60);
    await world.claims.take(account, roleName, "run-2");

    await expect(makePlanOrHoldAgainstIt(world)(input)).rejects.toMatchObject({ name: "ClaimLostError" });
  });

  it("announces its plan once more, rather than never, when it failed before the plan was kept", async () => {
    const world = await arrangeWorld();
    const runs = { ...world.runs, keepPlan: () => Promise.reject(new Error("crashed")) };
    const input = await step(world);
    await expect(makePlanOrHoldAgainstIt({ ...world, runs })(input)).rejects.toThrow("crashed");

    await makePlanOrHoldAgainstIt(world)(input);
    await makePlanOrHoldAgainstIt(world)(input);

    const entries = await collect(world.history.list(account, roleName));
    expect(entries.map(({ what }) => what)).toEqual(["Plan Made"]);
  });
});
