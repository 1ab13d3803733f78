import { describe, expect, it } from "vitest";
import type { Limits } from "../../../functions/core/policy.ts";
import { releaseUsage } from "../../../functions/handlers/release-usage.ts";
import { look, putPolicy } from "./arranged-warrant.ts";
import { account, arrangeWorld, channel, collect, request, role, run } from "./arranged-world.ts";

const IDS = ["A", "B", "C", "D"];

/** A run of a person that may release four channels, all of which the inventory knows. */
async function arrange() {
  const world = await arrangeWorld();
  const usages = IDS.map(channel);
  for (const usage of usages) {
    world.service.resources.set(usage.arn, { usage, settings: { of: usage.arn } });
  }
  await look(world, {}, { "us-east-1": usages });
  const { digest } = await world.approve(...usages);
  const claim = await world.claim();
  const release = (id: string, more: object = {}) =>
    releaseUsage(world)({ request: { ...request, ...more }, run, claim, digest, usage: channel(id) });
  return { world, release };
}

const kinds = (reports: readonly { readonly kind: string }[]) => reports.map(({ kind }) => kind);

describe("releaseUsage, within the limits of a run", () => {
  it("refuses what is not listed, and touches nothing", async () => {
    const { world, release } = await arrange();

    const report = await release("A", { releaseOnly: ["*:channel/B"] });

    expect(report).toEqual({
      arn: channel("A").arn,
      kind: "refused",
      reason: `${channel("A").arn} may not be released by this run: not listed`,
    });
    expect(world.service.released).toEqual([]);
    expect(await release("B", { releaseOnly: ["*:channel/B"] })).toMatchObject({ kind: "released" });
  });

  it("releases as many as the run may and no more, however many are released at once", async () => {
    const { world, release } = await arrange();

    const reports = await Promise.all(IDS.map((id) => release(id, { maxReleases: 2 })));

    expect(kinds(reports).toSorted()).toEqual(["refused", "refused", "released", "released"]);
    expect(reports.find(({ kind }) => kind === "refused")).toMatchObject({
      reason: "This run has released as many usages as it may (2)",
    });
    expect(world.service.released).toHaveLength(2);
    expect(await collect(world.receipts.list(account, role.roleName))).toHaveLength(2);
  });

  it("counts a usage once that is released again, and does not count one that is gone", async () => {
    const { world, release } = await arrange();
    const { arn } = channel("A");
    const maxReleases = 1;

    world.service.resources.delete(channel("B").arn);
    const gone = await release("B", { maxReleases });
    const first = await release("A", { maxReleases });
    world.service.resources.set(arn, { usage: channel("A"), settings: { of: arn } });
    const again = await release("A", { maxReleases });

    expect(kinds([gone, first, again])).toEqual(["gone", "released", "released"]);
  });

  it.each<[string, Partial<Limits>, number]>([
    ["a number", { releasesPerRun: 2 }, 2],
    ["a percentage, rounded down, of all usages that the inventory knows", { releasesPerRunPercent: 74 }, 2],
    ["the lower of both", { releasesPerRun: 3, releasesPerRunPercent: 25 }, 1],
    ["none", { releasesPerRun: 0 }, 0],
    ["a percentage of too few", { releasesPerRunPercent: 24 }, 0],
    ["nothing", {}, 4],
    ["a day in which a role may still be changed", { rolesPerDay: 1 }, 4],
    ["a day in which no role may be changed any more", { rolesPerDay: 0 }, 0],
  ])("holds a run that a person has started to the policy's limit: %s", async (_what, limits, most) => {
    const { world, release } = await arrange();
    await putPolicy(world, { limits });

    const reports = await Promise.all(IDS.map((id) => release(id)));

    expect(kinds(reports).filter((kind) => kind === "released")).toHaveLength(most);
    expect(world.service.released).toHaveLength(most);
  });

  it("says when the day ends, if no more roles may be changed in it", async () => {
    const { world, release } = await arrange();
    await putPolicy(world, { limits: { rolesPerDay: 0 } });

    expect(await release("A")).toEqual({
      arn: channel("A").arn,
      kind: "refused",
      reason: "As many roles were changed today as the policy allows in a day (0)",
      retryAt: "2026-11-21T00:00:00.000Z",
    });
  });

  it("holds a run to the lower of its own limit and the policy's", async () => {
    const { world, release } = await arrange();
    await putPolicy(world, { limits: { releasesPerRun: 3 } });

    const first = await release("A", { maxReleases: 1 });
    const second = await release("B", { maxReleases: 1 });

    expect(kinds([first, second])).toEqual(["released", "refused"]);
  });

  it("reads the policy's limit before each release", async () => {
    const { world, release } = await arrange();
    await putPolicy(world, { limits: { releasesPerRun: 4 } });
    const first = await release("A");
    await putPolicy(world, { limits: { releasesPerRun: 1 } });
    const second = await release("B");

    expect(kinds([first, second])).toEqual(["released", "refused"]);
  });

  it("takes a percentage of what there was, though the run's own releases are no usages any more", async () => {
    const { world, release } = await arrange();
    await putPolicy(world, { limits: { releasesPerRunPercent: 50 } });

    const first = await release("A");
    await look(world, { roleReadAt: "2026-11-20T09:00:02.000Z" }, { "us-east-1": [] });
    const second = await release("B");
    const third = await release("C");

    expect(kinds([first, second, third])).toEqual(["released", "released", "refused"]);
  });

  it("lists no records and counts nothing where there is no policy, nor where no limit is a percentage", async () => {
    const { world, release } = await arrange();
    world.records.list = () => {
      throw new Error("the records were listed");
    };
    const countRelease = world.runs.countRelease;
    world.runs.countRelease = () => Promise.reject(new Error("it was counted"));

    const without = await release("A");
    world.runs.countRelease = countRelease;
    await putPolicy(world, { limits: { releasesPerRun: 4, rolesPerDay: 1 } });
    const absolute = await release("B");

    expect(kinds([without, absolute])).toEqual(["released", "released"]);
  });

  it("releases nothing while the policy cannot be read", async () => {
    const { world, release } = await arrange();
    const put = { source: "", putBy: "arn:owner", putAt: "2026-11-19T09:00:00Z" };
    await world.policies.put(account, { document: "{}", digest: "d".repeat(64), ...put });

    const report = await release("A");

    expect(report).toMatchObject({
      kind: "failed",
      reason: expect.stringContaining("put it in force again"),
    });
    expect(world.service.released).toEqual([]);
  });
});
