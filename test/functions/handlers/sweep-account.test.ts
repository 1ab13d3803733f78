import { describe, expect, it } from "vitest";
import { sweepAccount } from "../../../functions/handlers/sweep-account.ts";
import { arrangeSweep } from "./arranged-sweep.ts";
import { account, channel, role, type World } from "./arranged-world.ts";

const { roleName } = role;
const reborn = { ...role, roleId: "AROAEXAMPLEROLEID0002", createdAt: "2026-11-20T08:59:00.000Z" };
const HOUR = 3600;

const recordOf = ({ records }: World) => records.read(account, roleName);
const use = (world: World) => world.service.resources.set("A", { usage: channel("A"), settings: {} });

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
