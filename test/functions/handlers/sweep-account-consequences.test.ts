import { describe, expect, it } from "vitest";
import { sweepAccount } from "../../../functions/handlers/sweep-account.ts";
import { anyRole, arrangeSweep, putRules } from "./arranged-sweep.ts";
import { account, channel, role, run, type World } from "./arranged-world.ts";

const { roleName } = role;
const HOUR = 3600;

const recordOf = ({ records }: World) => records.read(account, roleName);
const use = (world: World) => world.service.resources.set("A", { usage: channel("A"), settings: {} });
const openKinds = async ({ findings }: World) =>
  (await findings.list(account)).filter(({ status }) => status === "open").map(({ kind }) => kind);

describe("sweepAccount, where a role has become unused", () => {
  async function becomesUnused() {
    const arranged = await arrangeSweep();
    use(arranged.world);
    await arranged.sweep();
    arranged.world.service.resources.clear();
    arranged.world.pass(HOUR);
    return arranged;
  }

  it("does what the stack says, once", async () => {
    const { sweep, started } = await becomesUnused();

    await sweep({}, "request-2");
    await sweep({}, "request-3");

    expect(started).toEqual([
      {
        name: "unused-AROAEXAMPLEROLEID0001-20261120100000000",
        input: { roleName, roleId: role.roleId, mode: "apply", release: false },
      },
    ]);
  });

  it("starts nothing by itself where a policy is in force, and says that the policy decides", async () => {
    const { world, sweep, started } = await becomesUnused();
    await putRules(world, anyRole);

    await sweep({}, "request-2");

    expect(started).toEqual([]);
    expect(world.published).toContainEqual({
      what: "Role Became Unused",
      detail: expect.objectContaining({ onUnused: "policy" }),
    });
    expect(await recordOf(world)).not.toHaveProperty("reactionDue");
  });

  it("reads when the role was used last before it says so, and does not say so if that was lately", async () => {
    const { world, sweep } = await becomesUnused();
    await putRules(world, { ...anyRole, idleSeconds: 86_400 });
    const reads = world.iam.reads;
    world.iam.roles = { [roleName]: { ...role, lastUsedAt: "2026-11-20T08:00:00.000Z" } };

    await sweep({}, "request-2");

    expect(world.iam.reads).toBe(reads + 1);
    expect(await openKinds(world)).toEqual([]);
  });

  it("starts what a rule wants, and nothing because of a role that could not be read", async () => {
    const { world, sweep, mended } = await becomesUnused();
    await sweep({}, "request-2");
    await putRules(world, { ...anyRole, unused: "act" });
    const { readRole } = world.iam;
    world.iam.readRole = () => Promise.reject(new Error("dark"));
    await sweep({}, "request-3");
    expect(await openKinds(world)).toEqual(["unused"]);
    expect(mended).toEqual([]);
    world.iam.readRole = readRole;

    await sweep({}, "request-4");

    expect(mended).toEqual(["unused-IVSRecordToS3-48bb6bb2-20261120100000000-1"]);
    expect(await openKinds(world)).toEqual(["unused"]);
  });
});

describe("sweepAccount, of runs whose end nobody told", () => {
  it("gives a run its outcome once its claim has expired, and frees the role", async () => {
    const { world, sweep } = await arrangeSweep();
    await world.claims.take(account, roleName, run.runId, run.startedAt);
    await world.approve();
    world.pass(44 * 60);
    await sweep();
    expect((await world.runs.read(run))?.outcome).toBeUndefined();

    world.pass(2 * 60);
    await sweep({}, "request-2");

    const outcome = {
      kind: "failed",
      reason: "The run vanished: its claim expired before it said how it ended",
      blockers: [],
    };
    expect((await world.runs.read(run))?.outcome).toEqual(outcome);
    expect(world.published).toContainEqual({
      what: "Run Ended",
      detail: expect.objectContaining({ roleName, runId: run.runId, id: "run-1-ended", outcome }),
    });
    expect(await world.claims.take(account, roleName, "run-2")).not.toHaveProperty("overtaken");
  });

  it("leaves a run alone that has its outcome, and the claim of another", async () => {
    const { world, sweep } = await arrangeSweep();
    await world.approve();
    const outcome = { kind: "blocked", reason: "it is in use", blockers: [] } as const;
    await world.runs.end(run, roleName, outcome);
    await world.claims.take(account, roleName, "run-2");

    await sweep();

    expect((await world.runs.read(run))?.outcome).toEqual(outcome);
    expect(await world.claims.isHeld(account, roleName, "run-2")).toBe(true);
  });
});

describe("sweepAccount, when the policy changes meanwhile", () => {
  it("judges once more by the new one, and starts nothing because of it", async () => {
    const { world, sweep, mended } = await arrangeSweep();
    await putRules(world, { ...anyRole, name: "old" });
    const { findUsages } = world.service;
    world.service.findUsages = async (region) => {
      await putRules(world, { ...anyRole, name: "new", state: "forbidden", unexpected: "act" });
      return findUsages.call(world.service, region);
    };

    await sweep();

    expect(await openKinds(world)).toContain("unexpected");
    expect(mended).toEqual([]);
  });

  it("judges once more where it changes while findings are written", async () => {
    const { world, dependencies } = await arrangeSweep();
    await putRules(world, { ...anyRole, name: "old", state: "forbidden" });
    const journal: typeof dependencies.remedy.journal = async (entry) => {
      await putRules(world, { ...anyRole, name: "new", idleSeconds: 86_400_000 });
      await dependencies.remedy.journal(entry);
    };

    await sweepAccount({ ...dependencies, remedy: { ...dependencies.remedy, journal } })(
      {},
      { account, requestId: "request-1" },
    );

    expect(await openKinds(world)).toEqual([]);
  });

  it("says that an exemption has expired, and takes it back", async () => {
    const { world, sweep } = await arrangeSweep();
    await putRules(world, anyRole);
    const kept = await world.policies.readKept(account);
    const exemption = {
      name: "migration",
      match: anyRole.match,
      owner: "media",
      reason: "we migrate",
      expiresAt: "2026-11-20T08:00:00.000Z",
    };
    const document = JSON.stringify({ ...JSON.parse(kept?.document ?? "{}"), exemptions: [exemption] });
    const put = { digest: "other", source: "", putBy: "owner", putAt: "2026-11-20T09:00:00.000Z" };
    await world.policies.put(account, { ...put, document });

    await sweep();
    expect((await world.findings.list(account, "exemption:migration"))[0]).toMatchObject({
      kind: "exemption-expired",
      status: "open",
    });
    await world.policies.remove(account);
    await sweep();

    expect((await world.findings.list(account, "exemption:migration"))[0]?.status).toBe("closed");
  });
});
