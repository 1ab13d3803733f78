import { describe, expect, it } from "vitest";
import type { Rule } from "../../../functions/core/policy.ts";
import { reconcileRole } from "../../../functions/inventory/reconcile-role.ts";
import { forbid, look, putPolicy } from "../handlers/arranged-warrant.ts";
import { account, arrangeWorld, role } from "../handlers/arranged-world.ts";

const { roleName } = role;

/** A world in which a rule forbids the role, and what judges it. */
async function arrange(rule: Rule = forbid) {
  const world = await arrangeWorld();
  const started: { readonly name: string; readonly input: unknown }[] = [];
  const woken: string[] = [];
  await putPolicy(world, { rules: [rule] });
  await look(world, {});
  const readState = async () => ({
    account,
    roleName,
    record: await world.records.read(account, roleName),
    findings: await world.findings.list(account, roleName),
    remediation: await world.remediations.read(account, roleName),
  });
  const judge = async (more: object = {}, mayStart = true, state?: Awaited<ReturnType<typeof readState>>) =>
    reconcileRole(
      {
        ...world,
        startRun: async (name, input) => {
          started.push({ name, input });
        },
        wake: async (token) => {
          woken.push(token);
        },
        ...more,
      },
      {
        policy: await world.policies.read(account),
        organizationalUnits: undefined,
        protectedRoleNames: [],
        at: world.now().toISOString(),
      },
      state ?? (await readState()),
      mayStart,
    );
  const told = () => world.published.map(({ what }) => what);
  const readRun = async () => (await world.remediations.read(account, roleName))?.run;
  return { world, started, woken, judge, told, readState, readRun };
}

describe("reconcileRole", () => {
  it("opens a finding, tells it, and begins a run of it", async () => {
    const { world, started, judge, told, readRun } = await arrange();

    const changes = await judge();

    expect(changes.map(({ kind, finding }) => [kind, finding.kind])).toEqual([["opened", "unexpected"]]);
    expect(told()).toEqual(["Finding Opened"]);
    expect((await world.findings.list(account))[0]).not.toHaveProperty("unpublished");
    expect(started).toEqual([{ name: (await readRun())?.runId, input: { roleName } }]);
  });

  it("does nothing the second time but start again what has not looked yet", async () => {
    const { world, started, judge, told } = await arrange();
    await judge();

    expect(await judge()).toEqual([]);
    expect(told()).toEqual(["Finding Opened"]);
    expect(new Set(started.map(({ name }) => name)).size).toBe(1);
    expect(started).toHaveLength(2);
    expect(await world.remediations.read(account, roleName)).toMatchObject({ runs: 1, version: 1 });
  });

  it("starts nothing where rolecall's own change is what is looked at", async () => {
    const { started, judge, readRun } = await arrange();

    await judge({}, false);

    expect(started).toEqual([]);
    expect(await readRun()).toBeUndefined();
  });

  it("begins one run and tells one finding, however many judge at once", async () => {
    const { world, started, judge, told, readState } = await arrange();
    const state = await readState();

    await Promise.all([judge({}, true, state), judge({}, true, state), judge({}, true, state)]);
    await judge();

    expect(told()).toEqual(["Finding Opened"]);
    expect(new Set(started.map(({ name }) => name)).size).toBe(1);
    expect(await world.remediations.read(account, roleName)).toMatchObject({ runs: 1 });
  });

  it("starts a run after all that was begun and could not be started", async () => {
    const { started, judge, readRun } = await arrange();
    await expect(judge({ startRun: () => Promise.reject(new Error("no")) })).rejects.toThrow("no");

    await judge();

    expect(started.map(({ name }) => name)).toEqual([(await readRun())?.runId]);
  });

  it("does not start a run again that has looked", async () => {
    const { world, started, judge } = await arrange();
    await judge();
    await world.remediations.change(account, roleName, (before) =>
      before.run === undefined ? before : { ...before, run: { ...before.run, lookedAt: before.run.beganAt } },
    );

    await judge();

    expect(started).toHaveLength(1);
  });

  it("tells later what was written and could not be told, once, and wakes whoever waits", async () => {
    const { world, woken, judge, told } = await arrange();
    await judge();
    await world.waits.keep(account, roleName, "token", 1);
    await putPolicy(world, { rules: [{ ...forbid, name: "renamed" }] });
    await expect(judge({ journal: () => Promise.reject(new Error("no")) })).rejects.toThrow("no");

    await judge();
    expect(told()).toEqual(["Finding Opened"]);
    world.pass(121);
    await judge();
    await judge();

    expect(told()).toEqual(["Finding Opened", "Finding Updated"]);
    expect(woken).toEqual(["token"]);
  });

  it("has a run look again that is about to wait", async () => {
    const { world, judge } = await arrange();
    await judge();
    const before = await world.remediations.read(account, roleName);
    await putPolicy(world, { rules: [{ ...forbid, name: "renamed" }] });

    await judge();

    const after = await world.remediations.read(account, roleName);
    expect([before?.version, after?.version]).toEqual([1, 2]);
    expect(after?.run).toEqual(before?.run);
  });

  it("closes a finding once the role is exempt, and says by what", async () => {
    const { world, judge } = await arrange();
    await judge();
    const exemption = {
      name: "migration",
      match: { ...forbid.match, roles: [] },
      owner: "video",
      reason: "until it is over",
      expiresAt: "2027-01-31T00:00:00Z",
    };
    await putPolicy(world, { rules: [forbid], exemptions: [exemption] });

    await judge();

    expect(await world.findings.list(account)).toMatchObject([
      {
        status: "closed",
        closedBecause: `Exemption migration of video leaves ${roleName} alone until 2027-01-31T00:00:00Z`,
      },
    ]);
  });

  it("tells of a run that vanished, and begins none before the pause is over", async () => {
    const { world, started, judge, told } = await arrange();
    await judge();
    world.pass(4 * 24 * 60 * 60 + 1);

    await judge();
    await judge();

    expect(told().filter((what) => what === "Remediation Ended")).toHaveLength(1);
    expect(await world.remediations.read(account, roleName)).toMatchObject({
      failures: 1,
      run: { outcome: { kind: "failed" }, endedAt: "2026-11-24T09:00:01.000Z" },
    });
    expect(started).toHaveLength(1);
  });

  it("mends what is missing or forbidden first, and what only differs later", async () => {
    const { judge, readRun } = await arrange({ ...forbid, drift: "act", description: "ours" });

    await judge();

    expect(await readRun()).toMatchObject({ kind: "unexpected" });
  });
});
