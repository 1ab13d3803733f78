import { describe, expect, it } from "vitest";
import { endRemediationRun } from "../../../functions/handlers/end-remediation.ts";
import { arrangeRemediation } from "./arranged-remediation.ts";
import { role, run } from "./arranged-world.ts";

const { roleName } = role;
const outcome = { kind: "failed", reason: "it broke", blockers: ["arn:x"] } as const;

describe("endRemediationRun", () => {
  it("ends the run, and says the same in the execution's output", async () => {
    const world = await arrangeRemediation();

    expect(await endRemediationRun(world)({ request: { roleName }, run, outcome })).toEqual({
      kind: "ended",
      outcome: "failed",
      reason: "it broke",
      blockers: ["arn:x"],
      runId: "run-1",
      roleName,
      failures: 1,
    });
    expect((await world.readRun())?.outcome).toEqual(outcome);
  });

  it("says the outcome that the run has already", async () => {
    const world = await arrangeRemediation();
    await world.changeRun({ outcome: { kind: "cancelled", reason: "used", blockers: [] } });

    expect(await endRemediationRun(world)({ request: { roleName }, run, outcome })).toMatchObject({
      outcome: "cancelled",
      reason: "used",
    });
  });

  it.each([[{}], ["x"], [{ roleName: "role#1" }]])("ends an execution that asked for %j", async (request) => {
    const world = await arrangeRemediation();

    const ended = await endRemediationRun(world)({ request, run, outcome });

    expect(ended).toEqual({
      kind: "ended",
      outcome: "failed",
      reason: "it broke",
      blockers: ["arn:x"],
      runId: "run-1",
    });
    expect(world.published).toEqual([]);
  });

  it("refuses what is no outcome", async () => {
    const world = await arrangeRemediation();

    await expect(
      endRemediationRun(world)({ request: { roleName }, run, outcome: { kind: "fine" } }),
    ).rejects.toMatchObject({ name: "ConfigurationError" });
  });
});
