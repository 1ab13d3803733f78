import { describe, expect, it } from "vitest";
import { type Dependencies, recordRestore } from "../../../functions/handlers/record-restore.ts";
import { lookAt } from "../core/examples.ts";
import { arrangeReleased, restoreRequest, settings } from "./arranged-restore.ts";
import { account, channel, collect, role, run } from "./arranged-world.ts";

const { roleName } = role;
const { arn } = channel("A");
const reborn = { ...role, roleId: "AROAEXAMPLEROLEID0002" };
const restored = { arn, kind: "restored" };

/** A world in which the record still shows the role as deleted, while its restore has brought back role and channel. */
async function arrange() {
  const world = await arrangeReleased();
  await world.records.merge(roleName, lookAt(0, { "us-east-1": [], "eu-west-1": [] }));
  await world.records.merge(roleName, lookAt(1, {}, { role: undefined, principal: undefined }));
  world.iam.roles[roleName] = reborn;
  world.service.resources.set(arn, { usage: channel("A"), settings });
  await world.claim();
  const end = (more: object = {}, others: Partial<Dependencies> = {}) =>
    recordRestore({ ...world, ...others })({
      request: restoreRequest,
      run,
      outcome: null,
      reports: [restored],
      ...more,
    });
  const record = () => world.records.read(account, roleName);
  return { world, end, record };
}

describe("recordRestore", () => {
  it("answers what a person reads first: how it ended, why, what was left, and what became of each", async () => {
    const { end } = await arrange();
    const gone = { arn: "arn:gone", kind: "gone", reason: "somebody has deleted it" };
    const made = { ...restored, replacedBy: "arn:new" };

    const answer = await end({ reports: [made, gone] });

    expect(answer).toEqual({
      kind: "ended",
      outcome: "partly-restored",
      reason: "Of what was released: 1 restored, 1 gone (arn:gone: somebody has deleted it)",
      blockers: ["arn:gone"],
      runId: "run-1",
      roleName,
      resources: [made, gone],
    });
  });

  it("says the same in the table, on the bus and in its answer", async () => {
    const { world, end } = await arrange();
    const outcome = { kind: "restored", reason: "Of what was released: 1 restored", blockers: [] };

    const answer = await end();

    expect(answer).toMatchObject({ outcome: "restored", reason: outcome.reason });
    expect((await world.runs.read(run))?.outcome).toEqual(outcome);
    expect(world.published).toMatchObject([{ what: "Run Ended", detail: { runId: "run-1", outcome } }]);
    expect(await collect(world.history.list(account, roleName))).toMatchObject([{ what: "Run Ended" }]);
  });

  it("looks at the role, since rolecall's own calls are no hints to itself, and records what is true", async () => {
    const { end, record } = await arrange();

    await end();

    const after = await record();
    expect(after).toMatchObject({ status: "in-use", role: { roleId: reborn.roleId } });
    expect(after?.regions).toMatchObject({
      "us-east-1": { usages: [channel("A")] },
      "eu-west-1": { usages: [] },
    });
  });

  it("does not take for news what it sees itself: a role that is unused now was used before", async () => {
    const { world, end, record } = await arrange();
    await world.records.merge(
      roleName,
      lookAt(2, { "us-east-1": [channel("A")], "eu-west-1": [] }, { role: reborn }),
    );
    world.service.resources.clear();

    await end();

    expect(await record()).toMatchObject({ status: "unused" });
    expect(await record()).not.toHaveProperty("reactionDue");
  });

  it("forgets that a run deleted the role once the role itself is back, and not before", async () => {
    const { world, end, record } = await arrange();
    const decommissioned = { runId: "run-0", roleId: role.roleId, at: "2026-11-20T09:00:01.000Z" };
    const seenGone = lookAt(2, {}, { role: undefined, principal: undefined, decommissioned });
    await world.records.merge(roleName, seenGone);

    await end({ reports: [restored] });
    expect(await record()).toMatchObject({ decommissioned });
    await end({ reports: [{ arn: role.arn, kind: "restored" }] });

    expect(await record()).not.toHaveProperty("decommissioned");
  });

  it.each(["to-restore", "already-as-it-was", "changed-since", "gone", "refused", "failed"])(
    "asks nobody after a restore that has changed nothing: %s",
    async (kind) => {
      const { world, end, record } = await arrange();
      const before = await record();
      const readEnabledRegions = () => Promise.reject(new Error("asked for Regions"));

      await end({ reports: [{ arn, kind }] }, { readEnabledRegions });

      expect(world.iam.reads).toBe(0);
      expect(await record()).toEqual(before);
    },
  );

  it("tells how it ended before anything could be restored, if it did", async () => {
    const { end } = await arrange();
    const outcome = { kind: "refused", reason: "rolecall is paused", blockers: [] };

    const answer = await end({ outcome, reports: [] });

    expect(answer).toMatchObject({ outcome: "refused", reason: "rolecall is paused", resources: [] });
  });

  it("gives the claim up", async () => {
    const { world, end } = await arrange();

    await end();

    expect(await world.claims.take(account, roleName, "run-2")).toHaveProperty("claim");
  });

  it("leaves another run's claim alone", async () => {
    const { world, end } = await arrange();

    await end({ run: { ...run, runId: "run-2" } });

    expect(await world.claims.take(account, roleName, "run-3")).toMatchObject({ heldBy: "run-1" });
  });

  it("keeps the first outcome when it is told another one, and answers with that", async () => {
    const { world, end } = await arrange();
    await end();

    const answer = await end({ outcome: { kind: "failed", reason: "it broke", blockers: [arn] } });

    expect(answer).toMatchObject({
      outcome: "restored",
      reason: "Of what was released: 1 restored",
      blockers: [],
    });
    expect(await collect(world.history.list(account, roleName))).toHaveLength(1);
  });

  it("finishes what a crash has interrupted when it is tried again", async () => {
    const { world, end, record } = await arrange();
    const journal = () => Promise.reject(new Error("crashed"));
    await expect(end({}, { journal })).rejects.toThrow("crashed");

    await end();

    expect(world.published).toHaveLength(1);
    expect(await record()).toMatchObject({ status: "in-use" });
    expect(await world.claims.take(account, roleName, "run-2")).toHaveProperty("claim");
  });

  it.each([
    ["no request at all", null],
    ["a role name that is none", { roleName: role.arn }],
    ["a role name that is too long", { roleName: "r".repeat(65) }],
    ["a role name that names a key of the table", { roleName: "role#x" }],
    ["a role name that is part of an ARN", { roleName: "role/x:y" }],
    ["a role name that is no text", { roleName: ["x"] }],
  ])("ends a restore that was started with %s", async (_what, request) => {
    const { world, end } = await arrange();
    const outcome = { kind: "refused", reason: "The input is wrong", blockers: [] };

    const answer = await end({ request, outcome, reports: [] });

    expect(answer).toEqual({
      kind: "ended",
      outcome: "refused",
      reason: "The input is wrong",
      blockers: [],
      runId: "run-1",
      resources: [],
    });
    expect((await world.runs.read(run))?.outcome).toEqual(outcome);
  });

  it("calls a restore failed that ended without saying what it was asked", async () => {
    const { world, end } = await arrange();

    const answer = await end({ request: { roleName }, reports: [] });

    expect(answer).toMatchObject({
      roleName,
      outcome: "failed",
      reason: "The restore ended without saying what it was asked",
    });
    expect(await world.claims.take(account, roleName, "run-2")).toHaveProperty("claim");
  });

  it.each([
    ["an outcome that is none", { outcome: { kind: "fine", reason: "", blockers: [] } }],
    ["a report that is none", { reports: [{ arn, kind: "fine" }] }],
    ["no reports", { reports: undefined }],
  ])("fails for good on %s", async (_what, more) => {
    const { end } = await arrange();

    await expect(end(more)).rejects.toMatchObject({ name: "ConfigurationError" });
  });
});
