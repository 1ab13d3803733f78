import { describe, expect, it } from "vitest";
import { assessRemediation } from "../../../functions/handlers/assess-remediation.ts";
import {
  APPROVER,
  arrangeRemediation,
  asking,
  DIGEST,
  type RemediationWorld,
} from "./arranged-remediation.ts";
import { putPolicy } from "./arranged-warrant.ts";
import { account, role, run } from "./arranged-world.ts";

const { roleName } = role;
const EXPIRES = "2026-11-27T09:00:00.000Z";
const plan = { digest: DIGEST, usages: [] };
const asked = { at: "2026-11-20T09:00:00.000Z", expiresAt: EXPIRES };
const approved = { decision: "approve" as const, by: APPROVER, at: "2026-11-20T09:00:00.000Z" };

const assess = (world: RemediationWorld, more: object = {}) =>
  assessRemediation(world)({ roleName, run, planned: null, ...more });

/** Lets something happen while the role is looked at. */
const during = (world: RemediationWorld, happens: () => Promise<unknown>): RemediationWorld => ({
  ...world,
  iam: {
    ...world.iam,
    async readRole(name) {
      await happens();
      return world.iam.readRole(name);
    },
  },
});

describe("assessRemediation", () => {
  it.each([
    ["no finding has begun a run", { roleName: "AWSServiceRoleForECS" }],
    ["a finding has begun another run", { run: { ...run, runId: "run-2" } }],
  ])("does nothing where %s", async (_what, more) => {
    const world = await arrangeRemediation();

    expect(await assess(world, more)).toMatchObject({ kind: "end", outcome: { kind: "refused" } });
    expect((await world.readRun())?.lookedAt).toBeUndefined();
  });

  it("has a plan made before anybody is asked, of what the rule lets the run release", async () => {
    const world = await arrangeRemediation();

    expect(await assess(world)).toEqual({
      kind: "plan",
      request: { roleName, mode: "plan", release: false, roleId: role.roleId },
    });
  });

  it("keeps the plan that was made, and asks for an approval of it", async () => {
    const world = await arrangeRemediation();

    const step = await assess(world, { planned: { outcome: "planned", reason: "", blockers: [], plan } });

    expect(step).toEqual({ kind: "ask", expiresAt: EXPIRES });
    expect(await world.readRun()).toMatchObject({ plan, lookedAt: "2026-11-20T09:00:00.000Z" });
  });

  it("ends as the plan did where nothing can be planned", async () => {
    const world = await arrangeRemediation();

    expect(
      await assess(world, { planned: { outcome: "blocked", reason: "x", blockers: ["arn:x"] } }),
    ).toEqual({
      kind: "end",
      outcome: { kind: "blocked", reason: "It cannot be done: x", blockers: ["arn:x"] },
    });
  });

  it("waits for the answer, a day at most, and says for what", async () => {
    const world = await arrangeRemediation(asking, { plan, asked });

    expect(await assess(world)).toEqual({ kind: "wait", waitSeconds: 86_400, version: 2 });
    expect((await world.readRun())?.waiting).toContain("Waiting for an approval");
  });

  it("decommissions just what was approved", async () => {
    const world = await arrangeRemediation(asking, { plan, asked, answer: approved });

    expect(await assess(world)).toEqual({
      kind: "decommission",
      request: {
        roleName,
        mode: "apply",
        release: false,
        roleId: role.roleId,
        planDigest: DIGEST,
        warrant: { kind: "unexpected", occurrence: 1, runId: "run-1" },
      },
    });
    expect(await world.readRun()).not.toHaveProperty("waiting");
  });

  it("looks again at once where an answer came while it looked: it is not slept over", async () => {
    const world = await arrangeRemediation(asking, { plan, asked });

    const step = await assess(during(world, () => world.changeRun({ answer: approved })));

    expect(step).toEqual({ kind: "wait", waitSeconds: 60, version: 1 });
    expect(await world.readRun()).toMatchObject({ answer: approved, lookedAt: "2026-11-20T09:00:00.000Z" });
  });

  it("does not act on what was so before somebody rejected it", async () => {
    const world = await arrangeRemediation(asking, { plan, asked, answer: approved });
    const rejected = { ...approved, decision: "reject" as const };

    const step = await assess(during(world, () => world.changeRun({ answer: rejected })));

    expect(step.kind).toBe("wait");
    expect(await assess(world)).toMatchObject({ kind: "end", outcome: { kind: "rejected" } });
  });

  it("ends where somebody has ended the run while it looked", async () => {
    const world = await arrangeRemediation(asking, { plan, asked });
    const outcome = { kind: "failed" as const, reason: "it vanished", blockers: [] };

    expect(await assess(during(world, () => world.changeRun({ outcome })))).toEqual({
      kind: "end",
      outcome: { kind: "refused", reason: "Run run-1 has been ended by somebody else", blockers: [] },
    });
  });

  it("is cancelled once the role is gone", async () => {
    const world = await arrangeRemediation();
    world.iam.roles = {};

    expect(await assess(world)).toMatchObject({ kind: "end", outcome: { kind: "cancelled" } });
  });

  it("waits while somebody has paused rolecall", async () => {
    const world = await arrangeRemediation(asking, { plan, asked, answer: approved });
    await world.pause("audit");

    expect(await assess(world)).toMatchObject({ kind: "wait", waitSeconds: 14_400 });
  });

  it("waits for the maintenance window", async () => {
    const window = { cron: "0 10 * * *", durationSeconds: 3600, timeZone: "UTC" };
    const world = await arrangeRemediation({ ...asking, window }, { plan, asked, answer: approved });

    expect(await assess(world)).toMatchObject({ kind: "wait", waitSeconds: 3600 });
  });

  it("waits for the next day where as many roles were changed today as may be, and forgets no approval", async () => {
    const world = await arrangeRemediation(asking, { plan, asked, answer: approved });
    await putPolicy(world, { rules: [asking], limits: { rolesPerDay: 1 } });
    await world.control.countChange({ account, runId: "run-0" }, { kind: "edit", mostChanges: 1 });

    expect(await assess(world)).toMatchObject({ kind: "wait", waitSeconds: 54_000 });
    world.pass(54_000);
    expect(await assess(world)).toMatchObject({ kind: "decommission" });
  });

  it("leaves a role alone that a tag protects, counted from when the finding was opened", async () => {
    const world = await arrangeRemediation(asking, { plan, asked, answer: approved });
    const protectionTag = { key: "keep-until", capSeconds: 86_400 };
    await putPolicy(world, { rules: [asking], protectionTag });
    world.iam.roles = { [roleName]: { ...role, tags: { "keep-until": "2027-01-31" } } };

    // Opened at noon the day before.
    expect(await assess(world)).toMatchObject({ kind: "wait", waitSeconds: 10_800 });
  });

  it("names a change of the role itself by a digest of just that change, and makes it", async () => {
    const rule = { ...asking, drift: "act" as const, description: "ours" };
    const drift = { kind: "description-drift", action: "put-back", response: "act" } as const;
    const world = await arrangeRemediation({ ...rule, state: "allowed" }, drift);

    expect(await assess(world)).toEqual({ kind: "put-back" });
    expect((await world.readRun())?.plan?.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    ["nothing", undefined],
    ["text", { roleName, run, planned: "planned" }],
    [
      "an outcome that nobody knows",
      { roleName, run, planned: { outcome: "fine", reason: "", blockers: [] } },
    ],
  ])("refuses %s", async (_what, event) => {
    const world = await arrangeRemediation();

    await expect(assessRemediation(world)(event)).rejects.toMatchObject({ name: "ConfigurationError" });
  });
});
