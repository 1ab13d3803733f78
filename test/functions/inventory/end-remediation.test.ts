import { describe, expect, it } from "vitest";
import { endRemediation } from "../../../functions/inventory/end-remediation.ts";
import { arrangeRemediation } from "../handlers/arranged-remediation.ts";
import { account, role, run } from "../handlers/arranged-world.ts";

const { roleName } = role;
const failed = { kind: "failed", reason: "it broke", blockers: [] } as const;
const deleted = { kind: "deleted", reason: "it is gone", blockers: [] } as const;

describe("endRemediation", () => {
  it("keeps and tells the outcome, and frees the role", async () => {
    const world = await arrangeRemediation();
    await world.claim();

    await endRemediation(world, run, roleName, deleted);

    expect(await world.readRun()).toMatchObject({ outcome: deleted, endedAt: "2026-11-20T09:00:00.000Z" });
    expect(await world.runs.read(run)).toMatchObject({ roleName, outcome: deleted });
    expect(world.published).toMatchObject([{ what: "Remediation Ended", detail: { outcome: deleted } }]);
    expect(await world.claims.take(account, roleName, "run-2")).toHaveProperty("claim");
  });

  it("leaves the claim of another run alone", async () => {
    const world = await arrangeRemediation();
    await world.claims.take(account, roleName, "run-2");

    await endRemediation(world, run, roleName, deleted);

    expect(await world.claims.take(account, roleName, "run-3")).toMatchObject({ heldBy: "run-2" });
  });

  it("keeps the first outcome, and tells the same when done again", async () => {
    const world = await arrangeRemediation();
    await endRemediation(world, run, roleName, failed);
    world.pass(60);

    const after = await endRemediation(world, run, roleName, deleted);

    expect(after).toMatchObject({ failures: 1, run: { outcome: failed } });
    const [first, second] = world.published;
    expect(second).toEqual(first);
  });

  it("says after the third failure in a row that rolecall has stopped trying", async () => {
    const world = await arrangeRemediation();
    await world.remediations.change(account, roleName, (before) => ({ ...before, failures: 2 }));

    await endRemediation(world, run, roleName, failed);

    expect(world.told()).toEqual(["Remediation Ended", "Remediation Given Up"]);
    expect(world.published.at(-1)?.detail).toMatchObject({ failures: 3 });
  });

  it.each([
    ["of another name", { ...run, runId: "run-1-apply-1" }, roleName],
    ["of another role", run, "AWSServiceRoleForECS"],
  ])("leaves a run alone %s", async (_what, of, name) => {
    const world = await arrangeRemediation();

    expect(await endRemediation(world, of, name, failed)).toBeUndefined();
    expect(world.published).toEqual([]);
    expect(await world.readRun()).not.toHaveProperty("outcome");
  });
});
