import { describe, expect, it } from "vitest";
import { takeRole } from "../../../functions/inventory/take-role.ts";
import { account, arrangeWorld, role, run } from "../handlers/arranged-world.ts";

const { roleName } = role;
const other = { account, runId: "run-2", startedAt: "2026-11-20T09:00:00.000Z" };

describe("takeRole", () => {
  it("claims a role that nobody has", async () => {
    const world = await arrangeWorld();

    expect(await takeRole(world, run, roleName)).toMatchObject({ claim: { runId: "run-1", fence: 1 } });
  });

  it("says who has it", async () => {
    const world = await arrangeWorld();
    await takeRole(world, other, roleName);

    expect(await takeRole(world, run, roleName)).toEqual({
      why: "Run run-2 is working on the role; its claim lasts until 2026-11-20T09:45:00.000Z",
    });
  });

  it("leaves the role free for others if the run was ended before it could claim it", async () => {
    const world = await arrangeWorld();
    await world.runs.end(run, roleName, { kind: "failed", reason: "stopped", blockers: [] });

    const taken = await takeRole(world, run, roleName);

    expect(taken).toEqual({ why: "The run was ended before it could claim the role" });
    expect(await takeRole(world, other, roleName)).toHaveProperty("claim");
  });
});
