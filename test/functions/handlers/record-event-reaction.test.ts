import { describe, expect, it } from "vitest";
import type { Dependencies } from "../../../functions/handlers/record-event.ts";
import { recordEvent } from "../../../functions/handlers/record-event.ts";
import { arrange, callEvent, created, invocation, use } from "./arranged-events.ts";
import { account, collect, role } from "./arranged-world.ts";

const { roleName, roleId } = role;

/** A world in which the role was recorded as in use, and is so no more; nobody has been told yet. */
async function arrangeUnused(more: Partial<Dependencies> = {}) {
  const arranged = await arrange(more);
  use(arranged.world);
  await arranged.record(callEvent());
  arranged.world.service.resources.clear();
  arranged.world.published.length = 0;
  arranged.world.pass(60);
  return arranged;
}

const runName = `unused-${roleId}-20261120090100000`;
const runInput = { roleName, mode: "apply", roleId, release: false };

describe("recordEvent, when a role has become unused", () => {
  it("starts a run that deletes exactly this incarnation and may release nothing", async () => {
    const { world, started, record } = await arrangeUnused();

    await record(callEvent());

    expect(started).toEqual([{ name: runName, input: runInput }]);
    expect(world.published).toMatchObject([
      { what: "Record Changed", detail: { from: "in-use", to: "unused" } },
      { what: "Role Became Unused", detail: { roleId, onUnused: "decommission" } },
    ]);
  });

  it.each([
    ["plan", [{ name: runName, input: { ...runInput, mode: "plan" } }]],
    ["report", []],
  ] as const)("does what the stack says: %s", async (onUnused, runs) => {
    const { world, started, record } = await arrangeUnused({ onUnused });

    await record(callEvent());

    expect(started).toEqual(runs);
    expect(world.published).toMatchObject([{}, { what: "Role Became Unused", detail: { onUnused } }]);
  });

  it("starts no run for a protected role", async () => {
    const { started, record } = await arrangeUnused({ protectedRoleNames: [roleName] });

    await record(callEvent());

    expect(started).toEqual([]);
  });

  it("reacts once, however many events follow", async () => {
    const { started, record } = await arrangeUnused();

    await record(callEvent());
    await record(callEvent({ eventID: "event-2" }));

    expect(started).toHaveLength(1);
  });

  it("does not react to a role that was never seen in use", async () => {
    const { started, record } = await arrange();

    await record(created());

    expect(started).toEqual([]);
  });

  it("does not react while one Region is dark", async () => {
    const { world, started, record } = await arrangeUnused();
    const { findUsages } = world.service;
    world.service.findUsages = (region) =>
      region === "eu-west-1" ? Promise.reject(new Error("dark")) : findUsages.call(world.service, region);

    const answer = await record(callEvent());

    expect(answer).toMatchObject({ roles: [{ status: "unknown" }] });
    expect(started).toEqual([]);
  });

  it("starts the run under the same name when it crashed between the record and the start", async () => {
    const { world, started, dependencies, record } = await arrangeUnused();
    const crashing = recordEvent({ ...dependencies, startRun: () => Promise.reject(new Error("crashed")) });
    await expect(crashing(callEvent(), invocation)).rejects.toThrow("crashed");
    world.pass(60);

    await record(callEvent());

    expect(started).toEqual([{ name: runName, input: runInput }]);
    expect(await world.records.read(account, roleName)).not.toHaveProperty("reactionDue");
  });

  it("starts the run under the same name when it crashed after the start", async () => {
    const { world, started, dependencies, record } = await arrangeUnused();
    const records = { ...world.records, settleReaction: () => Promise.reject(new Error("crashed")) };
    await expect(recordEvent({ ...dependencies, records })(callEvent(), invocation)).rejects.toThrow(
      "crashed",
    );

    await record(callEvent());

    expect(started.map(({ name }) => name)).toEqual([runName, runName]);
    const entries = await collect(world.history.list(account, roleName));
    expect(entries.filter(({ what }) => what === "Role Became Unused")).toHaveLength(1);
  });
});
