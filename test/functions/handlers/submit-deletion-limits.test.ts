import { describe, expect, it } from "vitest";
import type { Limits } from "../../../functions/core/policy.ts";
import { submitDeletion } from "../../../functions/handlers/submit-deletion.ts";
import { lookAt } from "../core/examples.ts";
import { look, putPolicy } from "./arranged-warrant.ts";
import { account, arrangeWorld, request, role, run } from "./arranged-world.ts";

const { roleId } = role;
const ended = (kind: string, reason: unknown) => ({ kind: "end", outcome: { kind, reason, blockers: [] } });
const byParameter = "1 deletions have been submitted today already (stack parameter MaximumDeletionsPerDay)";
const byPolicy = "As many roles were changed today as the policy allows in a day (1)";

/** Two runs of different roles, each with a plan of its own; the inventory knows both roles. */
async function arrange(maximumDeletionsPerDay = 10) {
  const world = await arrangeWorld();
  const other = { ...role, roleName: "AWSServiceRoleForMediaTailor", roleId: "AROAEXAMPLEROLEID0009" };
  world.iam.roles[other.roleName] = other;
  await look(world, {});
  await world.records.merge(other.roleName, lookAt(1, { "us-east-1": [], "eu-west-1": [] }, { role: other }));
  const { digest, ...plan } = await world.approve();
  const otherRun = { ...run, runId: "run-2" };
  await world.runs.keepPlan(otherRun, { ...plan, roleName: other.roleName, roleId: other.roleId, digest });
  const taken = await world.claims.take(account, other.roleName, otherRun.runId);
  const submit = submitDeletion({ ...world, maximumDeletionsPerDay });
  const claim = await world.claim();
  const first = () => submit({ request, run, claim, plan: { digest, roleId } });
  const second = () =>
    submit({
      request: { ...request, roleName: other.roleName },
      run: otherRun,
      claim: "claim" in taken ? taken.claim : undefined,
      plan: { digest, roleId: other.roleId },
    });
  return { world, first, second };
}

/** Refused until the next day. */
const full = (reason: string) => ({
  kind: "end",
  outcome: { kind: "refused", reason, blockers: [], retryAt: "2026-11-21T00:00:00.000Z" },
});

describe("submitDeletion, within the day's limits", () => {
  it("lets exactly one of two runs of different roles pass at the parameter's limit, asked at once", async () => {
    const { world, first, second } = await arrange(1);

    const answers = await Promise.all([first(), second()]);

    expect(answers.filter(({ kind }) => kind === "pending")).toHaveLength(1);
    expect(answers).toContainEqual(full(byParameter));
    expect(world.iam.submitted).toHaveLength(1);
  });

  it("lets exactly one of two runs of different roles pass at the policy's limit, asked at once", async () => {
    const { world, first, second } = await arrange();
    await putPolicy(world, { limits: { rolesPerDay: 1 } });

    const answers = await Promise.all([first(), second()]);

    expect(answers.filter(({ kind }) => kind === "pending")).toHaveLength(1);
    expect(answers).toContainEqual(full(byPolicy));
    expect(world.iam.submitted).toHaveLength(1);
    expect(await world.control.readDay(account)).toMatchObject({ deletions: 1, changes: 1 });
  });

  it.each<[string, Partial<Limits>, readonly string[]]>([
    ["no limit", {}, ["pending", "pending"]],
    ["only limits of a run", { releasesPerRun: 0, releasesPerRunPercent: 1 }, ["pending", "pending"]],
    ["all roles", { rolesPerDayPercent: 100 }, ["pending", "pending"]],
    ["half of the roles", { rolesPerDayPercent: 50 }, ["pending", "end"]],
    ["too few roles for the percentage", { rolesPerDayPercent: 49 }, ["end", "end"]],
    ["the lower of both", { rolesPerDay: 2, rolesPerDayPercent: 50 }, ["pending", "end"]],
    ["none", { rolesPerDay: 0 }, ["end", "end"]],
  ])("holds runs to the policy's limit: %s", async (_what, limits, kinds) => {
    const { world, first, second } = await arrange();
    await putPolicy(world, { limits });

    const answers = [await first(), await second()];

    expect(answers.map(({ kind }) => kind)).toEqual(kinds);
  });

  it("counts roles that were made or edited today among those that the policy limits", async () => {
    const { world, first } = await arrange();
    await putPolicy(world, { limits: { rolesPerDay: 1 } });
    await world.control.countChange({ account, runId: "mending-1" }, { kind: "edit", mostChanges: 1 });

    expect(await first()).toEqual(full(byPolicy));
    expect(await world.control.readDay(account)).toMatchObject({ deletions: 0, changes: 1 });
  });

  it("counts a run once that asks again, though IAM did not take the deletion, and lets it go on", async () => {
    const { world, first, second } = await arrange();
    await putPolicy(world, { limits: { rolesPerDay: 1 } });
    const throttled = Object.assign(new Error("no"), {
      name: "Throttling",
      $metadata: { httpStatusCode: 400 },
    });
    world.iam.refusal = throttled;
    await expect(first()).rejects.toBe(throttled);
    world.iam.refusal = undefined;

    const again = await first();

    expect(again).toMatchObject({ kind: "pending" });
    expect(await second()).toEqual(full(byPolicy));
    expect(await world.control.readDay(account)).toMatchObject({ deletions: 1, changes: 1 });
  });

  it("goes on with the next day", async () => {
    const { world, first, second } = await arrange(1);
    await first();
    const today = await second();
    world.pass(15 * 60 * 60);

    expect(today).toMatchObject({ kind: "end" });
    expect(await second()).toMatchObject({ kind: "pending" });
  });

  it("counts nothing and submits nothing while rolecall is paused", async () => {
    const { world, first } = await arrange();
    await world.pause("audit week");

    expect(await first()).toEqual(ended("refused", expect.stringContaining("audit week")));
    expect(await world.control.readDay(account)).toMatchObject({ deletions: 0, changes: 0 });
  });

  it("lists no records where there is no policy, nor where no limit is a percentage", async () => {
    const { world, first, second } = await arrange();
    world.records.list = () => {
      throw new Error("the records were listed");
    };

    const without = await first();
    await putPolicy(world, { limits: { rolesPerDay: 2 } });
    const absolute = await second();

    expect([without, absolute]).toMatchObject([{ kind: "pending" }, { kind: "pending" }]);
  });

  it("submits nothing while the policy cannot be read", async () => {
    const { world, first } = await arrange();
    const put = { source: "", putBy: "arn:owner", putAt: "2026-11-19T09:00:00Z" };
    await world.policies.put(account, { document: "{}", digest: "d".repeat(64), ...put });

    await expect(first()).rejects.toMatchObject({ name: "ConfigurationError" });

    expect(world.iam.submitted).toEqual([]);
  });
});
