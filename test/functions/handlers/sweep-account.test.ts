import { describe, expect, it } from "vitest";
import { lookAt } from "../core/examples.ts";
import { anyRole, arrangeSweep, putRules } from "./arranged-sweep.ts";
import { account, channel, role, type World } from "./arranged-world.ts";

const { roleName } = role;
const reborn = { ...role, roleId: "AROAEXAMPLEROLEID0002", createdAt: "2026-11-20T08:59:00.000Z" };
const HOUR = 3600;

const recordOf = ({ records }: World) => records.read(account, roleName);
const use = (world: World) => world.service.resources.set("A", { usage: channel("A"), settings: {} });
const openKinds = async ({ findings }: World) =>
  (await findings.list(account)).filter(({ status }) => status === "open").map(({ kind }) => kind);

describe("sweepAccount", () => {
  it("answers what it has come to, and publishes the same, once", async () => {
    const { world, sweep } = await arrangeSweep();
    use(world);

    const answer = await sweep();

    const said = {
      roles: 1,
      changed: 1,
      findings: { open: 0, opened: 0, updated: 0, closed: 0 },
      unread: [],
    };
    expect(answer).toEqual({ kind: "swept", ...said });
    expect(world.published).toEqual([
      {
        what: "Record Changed",
        detail: expect.objectContaining({
          roleName,
          id: "sweep-request-1",
          from: null,
          to: "in-use",
          usages: [channel("A").arn],
          hint: "sweep",
        }),
      },
      {
        what: "Sweep Completed",
        detail: { account, at: "2026-11-20T09:00:00.000Z", id: "sweep-request-1", ...said },
      },
    ]);
  });

  it("reads no role and writes nothing where nothing has changed", async () => {
    const { world, sweep } = await arrangeSweep();
    await sweep();
    const before = await recordOf(world);
    const reads = world.iam.reads;
    world.pass(6 * HOUR);

    expect(await sweep()).toMatchObject({ changed: 0 });

    expect(world.iam.reads).toBe(reads);
    expect(await recordOf(world)).toEqual(before);
  });

  it("reads a role again, and writes it down, after 20 hours, and whenever it is asked to", async () => {
    const { world, sweep } = await arrangeSweep();
    await sweep();
    world.pass(HOUR);
    world.iam.roles = { [roleName]: { ...role, tags: { owner: "media" } } };

    await sweep();
    expect((await recordOf(world))?.role.tags).toEqual({});
    await sweep({ refresh: true });
    expect((await recordOf(world))?.role.tags).toEqual({ owner: "media" });

    world.pass(20 * HOUR + 1);
    await sweep();
    expect(await recordOf(world)).toMatchObject({
      roleReadAt: "2026-11-21T06:00:01.000Z",
      completeAt: "2026-11-21T06:00:01.000Z",
    });
  });

  it.each([{ refresh: "yes" }, "sweep", undefined])(
    "refuses an input that says nothing it knows: %j",
    async (input) => {
      const { dependencies } = await arrangeSweep();
      const { sweepAccount } = await import("../../../functions/handlers/sweep-account.ts");

      await expect(sweepAccount(dependencies)(input, { account, requestId: "r" })).rejects.toMatchObject({
        name: "InvalidEventError",
      });
    },
  );

  it("throws what IAM throws if the roles cannot be listed, and changes nothing", async () => {
    const { world, sweep, dependencies } = await arrangeSweep();
    await sweep();
    dependencies.iam.listServiceLinkedRoles = () => Promise.reject(new Error("throttled"));
    const before = await recordOf(world);

    await expect(sweep()).rejects.toThrow("throttled");
    expect(await recordOf(world)).toEqual(before);
    expect(world.published.filter(({ what }) => what === "Sweep Completed")).toHaveLength(1);
  });

  it("says of a role that cannot be read that it could not be, and leaves its record as it is", async () => {
    const { world, sweep } = await arrangeSweep();
    world.iam.readRole = () => Promise.reject(Object.assign(new Error("slow down"), { name: "Throttling" }));

    const answer = await sweep();

    expect(answer.unread).toEqual([`${roleName}: Throttling: slow down`]);
    expect(await recordOf(world)).toBeUndefined();
  });
});

describe("sweepAccount, of a role that the listing does not show", () => {
  it("calls it gone if it cannot be read either", async () => {
    const { world, sweep } = await arrangeSweep();
    await sweep();
    world.iam.roles = {};
    world.pass(HOUR);

    expect(await sweep()).toMatchObject({ roles: 0, changed: 1 });
    expect(await recordOf(world)).toMatchObject({ status: "gone", statusSince: "2026-11-20T10:00:00.000Z" });
  });

  it("keeps it if it can be read: a listing may show what was", async () => {
    const { world, listing, sweep } = await arrangeSweep();
    await sweep();
    listing.roles = [];
    world.pass(HOUR);

    expect(await sweep()).toMatchObject({ roles: 1, changed: 0 });
    expect(await recordOf(world)).toMatchObject({ status: "unused" });
  });

  it("does not believe for a minute that a role is gone that was recorded just now", async () => {
    const { world, sweep } = await arrangeSweep();
    await sweep();
    world.iam.roles = {};
    world.pass(59);

    expect(await sweep()).toMatchObject({
      roles: 1,
      unread: [`${roleName}: IAM does not show it, though it was there a moment ago`],
    });
    expect(await recordOf(world)).toMatchObject({ status: "unused" });
  });

  it("finds out that a role is another incarnation now", async () => {
    const { world, sweep } = await arrangeSweep();
    await sweep();
    world.pass(HOUR);
    world.iam.roles = { [roleName]: reborn };

    await sweep();

    expect(await recordOf(world)).toMatchObject({ role: { roleId: reborn.roleId }, status: "unused" });
  });
});

describe("sweepAccount, while an event is worked on", () => {
  const newer = { ...role, description: "edited", tags: { owner: "media" } };

  /** Writes what an event saw, a minute from now, while the sweep reads the service. */
  async function writeMeanwhile(write: (world: World) => Promise<unknown>) {
    const arranged = await arrangeSweep();
    const { world, sweep } = arranged;
    use(world);
    await sweep();
    world.pass(HOUR);
    const { findUsages } = world.service;
    let wrote = false;
    world.service.findUsages = async (region) => {
      const usages = await findUsages.call(world.service, region);
      if (!wrote) {
        wrote = true;
        await write(world);
      }
      return usages;
    };
    await sweep({}, "request-2");
    return arranged;
  }
  const later = (more: object) => ({
    ...lookAt(0, {}),
    expected: ["us-east-1", "eu-west-1"],
    roleReadAt: "2026-11-20T10:01:00.000Z",
    ...more,
  });

  it("does not overwrite what the event read of the role meanwhile", async () => {
    const { world } = await writeMeanwhile((there) => there.records.merge(roleName, later({ role: newer })));

    expect(await recordOf(world)).toMatchObject({
      role: { description: "edited", tags: { owner: "media" } },
      roleReadAt: "2026-11-20T10:01:00.000Z",
      status: "in-use",
    });
  });

  it("does not bring a role back that the event saw gone meanwhile", async () => {
    const { world } = await writeMeanwhile((there) =>
      there.records.merge(roleName, later({ role: undefined, principal: undefined })),
    );

    expect(await recordOf(world)).toMatchObject({ status: "gone" });
  });

  it("does not hide an incarnation that the event saw meanwhile", async () => {
    const { world } = await writeMeanwhile((there) => there.records.merge(roleName, later({ role: reborn })));

    expect(await recordOf(world)).toMatchObject({ role: { roleId: reborn.roleId } });
  });

  it("does not overwrite a Region that the event read later", async () => {
    const usages = [channel("A"), channel("B")];
    const reading = { kind: "read", region: "us-east-1", readAt: "2026-11-20T10:01:00.000Z", usages };
    const { world } = await writeMeanwhile((there) =>
      there.records.merge(roleName, later({ readings: [reading] })),
    );

    expect((await recordOf(world))?.regions["us-east-1"]).toEqual(reading);
  });

  it("is outdone by an event that began earlier only where it had read nothing itself", async () => {
    const { world, sweep } = await arrangeSweep();
    use(world);
    await sweep();
    world.service.resources.clear();
    world.pass(HOUR);
    await sweep({}, "request-2");

    const usages = [channel("A")];
    const early = { kind: "read", region: "us-east-1", readAt: "2026-11-20T09:59:00.000Z", usages } as const;
    await world.records.merge(roleName, {
      ...later({ readings: [early] }),
      roleReadAt: "2026-11-20T09:59:00.000Z",
    });

    expect(await recordOf(world)).toMatchObject({ status: "unused" });
  });
});

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
    await putRules(world, { ...anyRole, unused: "act" });
    const { readRole } = world.iam;
    world.iam.readRole = () => Promise.reject(new Error("dark"));
    await sweep({}, "request-2");
    expect(mended).toEqual([]);
    world.iam.readRole = readRole;

    await sweep({}, "request-3");

    expect(mended).toEqual(["unused-AWSServiceRoleForIVSRecordToS3-20261120100000000"]);
    expect(await openKinds(world)).toEqual(["unused"]);
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

  it("says that an exemption has expired, and takes it back", async () => {
    const { world, sweep } = await arrangeSweep();
    await putRules(world, anyRole);
    const kept = await world.policies.read(account);
    const exemption = {
      name: "migration",
      match: anyRole.match,
      owner: "media",
      reason: "we migrate",
      expiresAt: "2026-11-20T08:00:00.000Z",
    };
    const document = JSON.stringify({ ...kept, exemptions: [exemption] });
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
