import { describe, expect, it } from "vitest";
import { recordOutcome } from "../../../functions/handlers/record-outcome.ts";
import { lookAt } from "../core/examples.ts";
import { account, arrangeWorld, channel, collect, request, role, run } from "./arranged-world.ts";

const { roleName, roleId } = role;
const outcome = (kind: string, more: object = {}) => ({
  kind,
  reason: `it is ${kind}`,
  blockers: [],
  ...more,
});
const reborn = { ...role, roleId: "AROAEXAMPLEROLEID0002" };

async function arrange() {
  const world = await arrangeWorld();
  await world.records.merge(roleName, lookAt(0, { "us-east-1": [], "eu-west-1": [] }));
  await world.claim();
  world.pass(60);
  return { world, end: recordOutcome({ ...world, readRole: (name) => world.iam.readRole(name) }) };
}

describe("recordOutcome", () => {
  it("answers what a person reads first: how it ended, why, what was in the way, and the plan", async () => {
    const { world, end } = await arrange();
    const { digest } = await world.approve(channel("A"));

    const answer = await end({ request, run, outcome: outcome("blocked", { blockers: ["arn:x"] }) });

    expect(answer).toEqual({
      kind: "ended",
      outcome: "blocked",
      reason: "it is blocked",
      blockers: ["arn:x"],
      runId: "run-1",
      roleName,
      roleId,
      plan: { digest, usages: [channel("A")] },
    });
  });

  it("says the same in the table, on the bus and in its answer", async () => {
    const { world, end } = await arrange();

    await end({ request, run, outcome: outcome("refused") });

    expect((await world.runs.read(run))?.outcome).toEqual(outcome("refused"));
    expect(world.published).toMatchObject([{ what: "Run Ended", detail: { outcome: outcome("refused") } }]);
    expect(await collect(world.history.list(account, roleName))).toMatchObject([{ what: "Run Ended" }]);
  });

  it("gives the claim up", async () => {
    const { world, end } = await arrange();

    await end({ request, run, outcome: outcome("failed") });

    expect(await world.claims.take(account, roleName, "run-2")).toHaveProperty("claim");
  });

  it("leaves another run's claim alone", async () => {
    const { world, end } = await arrange();

    await end({ request, run: { ...run, runId: "run-2" }, outcome: outcome("refused") });

    expect(await world.claims.take(account, roleName, "run-3")).toMatchObject({ heldBy: "run-1" });
  });

  it("keeps the first outcome when it is told another one, and answers with that", async () => {
    const { world, end } = await arrange();
    await end({ request, run, outcome: outcome("deleted", { seenGoneAt: "2026-11-20T09:01:00.000Z" }) });

    const answer = await end({ request, run, outcome: outcome("failed") });

    expect(answer).toMatchObject({ outcome: "deleted", reason: "it is deleted" });
    expect(await collect(world.history.list(account, roleName))).toHaveLength(1);
  });

  it("records that the role is gone, from what was seen when it was judged, without asking again", async () => {
    const { world, end } = await arrange();

    await end({ request, run, outcome: outcome("deleted", { seenGoneAt: "2026-11-20T09:00:50.000Z" }) });

    expect(world.iam.reads).toBe(0);
    expect(await world.records.read(account, roleName)).toMatchObject({
      status: "gone",
      roleReadAt: "2026-11-20T09:00:50.000Z",
    });
  });

  it("records which incarnation the run has deleted, and of no other outcome", async () => {
    const { world, end } = await arrange();
    await world.approve(channel("A"));
    const seenGoneAt = "2026-11-20T09:00:50.000Z";
    const record = () => world.records.read(account, roleName);

    await end({ request, run: { ...run, runId: "run-0" }, outcome: outcome("already-gone", { seenGoneAt }) });
    expect(await record()).not.toHaveProperty("decommissioned");
    await end({ request, run, outcome: outcome("deleted", { seenGoneAt }) });

    expect((await record())?.decommissioned).toEqual({
      runId: "run-1",
      roleId,
      at: "2026-11-20T09:01:00.000Z",
    });
  });

  it("does not hide an incarnation that was recorded since", async () => {
    const { world, end } = await arrange();
    await world.records.merge(roleName, lookAt(55, { "us-east-1": [], "eu-west-1": [] }, { role: reborn }));

    await end({ request, run, outcome: outcome("deleted", { seenGoneAt: "2026-11-20T09:00:50.000Z" }) });

    expect(await world.records.read(account, roleName)).toMatchObject({
      status: "unused",
      role: { roleId: reborn.roleId },
    });
  });

  it("looks at the role before it records one as already gone", async () => {
    const { world, end } = await arrange();
    world.iam.roles = {};

    await end({ request, run, outcome: outcome("already-gone") });

    expect(await world.records.read(account, roleName)).toMatchObject({ status: "gone" });
  });

  it("records another incarnation as unknown, since its Regions were not read", async () => {
    const { world, end } = await arrange();
    world.iam.roles[roleName] = reborn;

    await end({ request, run, outcome: outcome("recreated") });

    expect(await world.records.read(account, roleName)).toMatchObject({
      status: "unknown",
      role: { roleId: reborn.roleId },
    });
  });

  it.each(["planned", "blocked", "refused", "timed-out", "failed"])(
    "leaves the record as it is after %s",
    async (kind) => {
      const { world, end } = await arrange();
      const before = await world.records.read(account, roleName);

      await end({ request, run, outcome: outcome(kind) });

      expect(await world.records.read(account, roleName)).toEqual(before);
    },
  );

  it.each([
    ["no request at all", null],
    ["a role name that is none", { roleName: role.arn }],
    ["a role name that is no text", { roleName: ["x"] }],
  ])("ends a run that was started with %s", async (_what, raw) => {
    const { world, end } = await arrange();

    const answer = await end({ request: raw, run, outcome: outcome("refused") });

    expect(answer).toEqual({
      kind: "ended",
      outcome: "refused",
      reason: "it is refused",
      blockers: [],
      runId: "run-1",
    });
    expect((await world.runs.read(run))?.outcome).toMatchObject({ kind: "refused" });
  });

  it("finishes what a crash has interrupted when it is tried again", async () => {
    const { world, end } = await arrange();
    const crashing = recordOutcome({
      ...world,
      readRole: (name) => world.iam.readRole(name),
      journal: () => Promise.reject(new Error("crashed")),
    });
    await expect(crashing({ request, run, outcome: outcome("failed") })).rejects.toThrow("crashed");

    await end({ request, run, outcome: outcome("failed") });

    expect(world.published).toHaveLength(1);
    expect(await world.claims.take(account, roleName, "run-2")).toHaveProperty("claim");
  });

  it("fails for good on an outcome that is none", async () => {
    const { end } = await arrange();

    await expect(end({ request, run, outcome: outcome("fine") })).rejects.toMatchObject({
      name: "ConfigurationError",
    });
  });
});
