import { describe, expect, it } from "vitest";
import { makePlanOrHoldAgainstIt } from "../../../functions/handlers/make-plan.ts";
import { putPolicy } from "./arranged-warrant.ts";
import { arrangeWorld, channel, request, type World } from "./arranged-world.ts";
import { inUse, step } from "./planning-step.ts";

const plan = async (world: World, more: object) =>
  makePlanOrHoldAgainstIt(world)(await step(world, { ...inUse("A", "B", "C"), ...more }));

const tooMany = (most: number) => ({
  kind: "end",
  outcome: {
    kind: "refused",
    reason: `3 usages are to be released, and this run may release ${most}`,
    blockers: [],
  },
});

describe("makePlanOrHoldAgainstIt, within the limits of a run", () => {
  it.each(["plan", "apply"])(
    "ends refused in mode %s where the policy allows fewer releases",
    async (mode) => {
      const world = await arrangeWorld();
      await putPolicy(world, { limits: { releasesPerRun: 2 } });

      expect(await plan(world, { request: { ...request, mode } })).toMatchObject(tooMany(2));
    },
  );

  it("takes a percentage of what the inventory knows, this look included", async () => {
    const world = await arrangeWorld();
    await putPolicy(world, { limits: { releasesPerRunPercent: 99 } });

    expect(await plan(world, {})).toMatchObject(tooMany(2));
  });

  it("takes the lower of the run's own limit and the policy's", async () => {
    const world = await arrangeWorld();
    await putPolicy(world, { limits: { releasesPerRun: 2 } });

    expect(await plan(world, { request: { ...request, maxReleases: 1 } })).toMatchObject(tooMany(1));
  });

  it("goes on where as many may be released", async () => {
    const world = await arrangeWorld();
    await putPolicy(world, { limits: { releasesPerRun: 3, releasesPerRunPercent: 100 } });

    expect(await plan(world, {})).toMatchObject({ kind: "release" });
  });

  it("answers the same when the step is tried again after the plan was kept", async () => {
    const world = await arrangeWorld();
    await putPolicy(world, { limits: { releasesPerRun: 2 } });
    await plan(world, {});

    expect(await plan(world, {})).toMatchObject(tooMany(2));
  });

  it("lets a run end what it has begun, though the policy allows less by now", async () => {
    const world = await arrangeWorld();
    await plan(world, {});
    await putPolicy(world, { limits: { releasesPerRun: 0 } });

    const last = await plan(world, { ...inUse(), round: 2 });

    expect(last).toMatchObject({ kind: "delete" });
  });

  it("holds a run to its own limit in every round", async () => {
    const world = await arrangeWorld();
    await world.approve(channel("A"), channel("B"), channel("C"));

    const later = await plan(world, { request: { ...request, maxReleases: 2 }, round: 2 });

    expect(later).toMatchObject(tooMany(2));
  });
});
