import { describe, expect, it } from "vitest";
import type { Rule } from "../../../functions/core/policy.ts";
import { putBackRole } from "../../../functions/handlers/put-back-role.ts";
import { arrangeRemediation, asking, type RemediationWorld } from "./arranged-remediation.ts";
import { look, putPolicy } from "./arranged-warrant.ts";
import { account, role, run } from "./arranged-world.ts";

const { roleName } = role;

/** Requires the role, with a description and a tag. */
const requiring: Rule = {
  ...asking,
  state: "required",
  match: { ...asking.match, services: ["ivs.amazonaws.com"], roles: [roleName] },
  missing: "act",
  drift: "act",
  description: "ours",
  tags: { team: "video" },
};

const drift = { kind: "description-drift", action: "put-back", response: "act" } as const;
const missing = { kind: "missing", action: "recreate", response: "act" } as const;

/** A world in which the role lacks what its rule wants. */
async function arrangeDrift(rule: Rule = requiring) {
  const world = await arrangeRemediation(rule, drift);
  await look(world, {});
  world.pass(60);
  return world;
}

/** A world in which the required role is gone, as the record says. */
async function arrangeMissing(rule: Rule = requiring) {
  const world = await arrangeRemediation(rule, missing);
  await look(world, {});
  world.pass(60);
  world.iam.roles = {};
  await look(world, { role: undefined, principal: undefined, roleReadAt: "2026-11-20T09:01:00.000Z" });
  return world;
}

const putBack = (world: RemediationWorld, others: object = {}) =>
  putBackRole({ ...world, ...others })({ roleName, run });

describe("putBackRole", () => {
  it("gives a role what its rule wants, tells so, and frees the role", async () => {
    const world = await arrangeDrift();

    const answer = await putBack(world);

    expect(answer).toEqual({ outcome: "restored", reason: "The role is as its rule wants it", blockers: [] });
    expect(world.iam.roles[roleName]).toMatchObject({ description: "ours", tags: { team: "video" } });
    expect(world.published).toMatchObject([{ what: "Role Restored", detail: { runId: "run-1" } }]);
    expect(await world.claims.take(account, roleName, "run-2")).toHaveProperty("claim");
  });

  it("makes a required role again, with all that its rule wants", async () => {
    const world = await arrangeMissing();

    expect(await putBack(world)).toMatchObject({ outcome: "restored" });
    expect(world.iam.roles[roleName]).toMatchObject({
      roleId: "AROAEXAMPLEROLEID0002",
      description: "ours",
      tags: { team: "video" },
    });
  });

  it("finishes what it has begun: a role that it made gets its tags in the next attempt", async () => {
    const world = await arrangeMissing();
    const busy = Object.assign(new Error("slow down"), { name: "ThrottlingException" });
    const roleMaker = { ...world.roleMaker, tag: () => Promise.reject(busy) };
    await expect(putBack(world, { roleMaker })).rejects.toThrow("slow down");

    expect(await putBack(world)).toMatchObject({ outcome: "restored" });
    expect(world.iam.roles[roleName]?.tags).toEqual({ team: "video" });
    expect(world.told()).toEqual(["Role Restored"]);
  });

  it("tells what it did also where telling failed at first, and as one and the same thing", async () => {
    const world = await arrangeDrift();
    const journal = () => Promise.reject(new Error("no"));
    await expect(putBack(world, { journal })).rejects.toThrow("no");
    world.pass(60);

    expect(await putBack(world)).toMatchObject({ outcome: "restored" });
    expect(world.published).toMatchObject([
      { what: "Role Restored", detail: { at: "2026-11-20T09:01:00.000Z" } },
    ]);
  });

  it("does not edit a role that somebody else has made meanwhile, though its rule only reports drift", async () => {
    const world = await arrangeMissing({ ...requiring, drift: "report" });
    world.iam.roles = { [roleName]: { ...role, roleId: "AROAEXAMPLEROLEID0003", description: "theirs" } };

    expect(await putBack(world)).toMatchObject({
      outcome: "cancelled",
      reason: expect.stringContaining("again"),
    });
    expect(world.iam.roles[roleName]).toMatchObject({ description: "theirs", tags: {} });
    expect(await world.claims.take(account, roleName, "run-2")).toHaveProperty("claim");
  });

  it("tells of no work of its own where somebody else has put it back", async () => {
    const world = await arrangeDrift();
    world.iam.roles = { [roleName]: { ...role, description: "ours", tags: { team: "video" } } };

    expect(await putBack(world)).toMatchObject({ outcome: "restored" });
    expect(world.published).toEqual([]);
  });

  it("never makes a role that it was to edit", async () => {
    const world = await arrangeDrift();
    world.iam.roles = {};

    expect(await putBack(world)).toMatchObject({ outcome: "failed" });
    expect(world.iam.roles).toEqual({});
  });

  it.each<[string, string, (world: RemediationWorld) => Promise<unknown>]>([
    ["the policy was removed", "cancelled", (world) => world.policies.remove(account)],
    [
      "the rule was written anew",
      "cancelled",
      (world) => putPolicy(world, { rules: [{ ...requiring, graceSeconds: 1 }] }),
    ],
    ["somebody has paused rolecall", "refused", (world) => world.pause("audit")],
    ["another run has the role", "refused", (world) => world.claims.take(account, roleName, "run-2")],
    [
      "the run has ended",
      "cancelled",
      (world) => world.changeRun({ outcome: { kind: "failed", reason: "", blockers: [] } }),
    ],
    ["nobody has approved", "cancelled", (world) => world.changeRun({ response: "approve" })],
  ])("changes nothing where %s", async (_what, outcome, happens) => {
    const world = await arrangeDrift();
    await happens(world);

    expect(await putBack(world)).toMatchObject({ outcome });
    expect(world.iam.roles[roleName]).toEqual(role);
    expect(world.published).toEqual([]);
  });

  it("says when it may be tried again where the day's limit is reached", async () => {
    const world = await arrangeDrift();
    await putPolicy(world, { rules: [requiring], limits: { rolesPerDay: 0 } });

    expect(await putBack(world)).toEqual({
      outcome: "refused",
      reason: "As many roles were changed today as the policy allows in a day (0)",
      blockers: [],
      retryAt: "2026-11-21T00:00:00.000Z",
    });
  });
});
