import { describe, expect, it } from "vitest";
import { lookAt } from "../core/examples.ts";
import { arrangeSweep } from "./arranged-sweep.ts";
import { account, channel, role, type World } from "./arranged-world.ts";

const { roleName } = role;
const reborn = { ...role, roleId: "AROAEXAMPLEROLEID0002", createdAt: "2026-11-20T08:59:00.000Z" };
const HOUR = 3600;

const recordOf = ({ records }: World) => records.read(account, roleName);
const use = (world: World) => world.service.resources.set("A", { usage: channel("A"), settings: {} });

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

  /** The event's reading of the role may have begun before the sweep did, or after. */
  const times = ["2026-11-20T09:59:30.000Z", "2026-11-20T10:01:00.000Z"];

  it.each(times)(
    "does not overwrite what the event read of the role meanwhile, at %s",
    async (roleReadAt) => {
      const { world } = await writeMeanwhile((there) =>
        there.records.merge(roleName, later({ role: newer, roleReadAt })),
      );

      expect(await recordOf(world)).toMatchObject({
        role: { description: "edited", tags: { owner: "media" } },
        roleReadAt,
        status: "in-use",
      });
    },
  );

  it.each(times)(
    "does not bring a role back that the event saw gone meanwhile, at %s",
    async (roleReadAt) => {
      const { world } = await writeMeanwhile((there) =>
        there.records.merge(roleName, later({ role: undefined, principal: undefined, roleReadAt })),
      );

      expect(await recordOf(world)).toMatchObject({ status: "gone" });
    },
  );

  it.each(times)("does not hide an incarnation that the event saw meanwhile, at %s", async (roleReadAt) => {
    const { world } = await writeMeanwhile((there) =>
      there.records.merge(roleName, later({ role: reborn, roleReadAt })),
    );

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
