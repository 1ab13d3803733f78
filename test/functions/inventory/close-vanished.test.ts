import { describe, expect, it } from "vitest";
import { closeVanished } from "../../../functions/inventory/close-vanished.ts";
import { arrangeWorld, role, run } from "../handlers/arranged-world.ts";

const { roleName } = role;
const MINUTE = 60;

async function vanished() {
  const world = await arrangeWorld();
  const { account, runId, startedAt } = run;
  await world.claims.take(account, roleName, runId, startedAt);
  world.pass(46 * MINUTE);
  const taken = await world.claims.take(account, roleName, "run-2", "2026-11-20T09:46:00.000Z");
  if (!("claim" in taken)) {
    throw new Error("the claim has not expired");
  }
  return { world, taken };
}

describe("closeVanished", () => {
  it("gives a run that let its claim expire an outcome, once, and publishes it", async () => {
    const { world, taken } = await vanished();

    await closeVanished(world, taken);
    await closeVanished(world, taken);

    expect((await world.runs.read(run))?.outcome).toMatchObject({
      kind: "failed",
      reason: expect.stringContaining("run-2 has the role now"),
    });
    expect(world.published.map(({ what }) => what)).toEqual(["Run Ended"]);
  });

  it("leaves a run alone that said how it ended", async () => {
    const { world, taken } = await vanished();
    const outcome = { kind: "deleted", reason: "gone", blockers: [] } as const;
    await world.runs.end(run, roleName, outcome);

    await closeVanished(world, taken);

    expect((await world.runs.read(run))?.outcome).toEqual(outcome);
    expect(world.published).toEqual([]);
  });

  it("does nothing where the claim was free", async () => {
    const world = await arrangeWorld();

    await closeVanished(world, { claim: await world.claim() });

    expect(world.published).toEqual([]);
  });
});
