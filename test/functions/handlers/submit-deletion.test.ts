import { describe, expect, it } from "vitest";
import { submitDeletion } from "../../../functions/handlers/submit-deletion.ts";
import { account, arrangeWorld, channel, request, role, run } from "./arranged-world.ts";

const { roleName, roleId } = role;
const reborn = { ...role, roleId: "AROAEXAMPLEROLEID0002" };

/** A world in which the run has an approved plan and has just seen the role. */
async function arrange(maximumDeletionsPerDay = 10) {
  const world = await arrangeWorld();
  const { digest } = await world.approve();
  const step = {
    request,
    run,
    claim: await world.claim(),
    plan: { digest, roleId },
    roleReadAt: "2026-11-20T09:00:00.000Z",
  };
  return { world, step, submit: submitDeletion({ ...world, maximumDeletionsPerDay }) };
}

const failing = (name: string, httpStatusCode: number) =>
  Object.assign(new Error("no"), { name, $metadata: { httpStatusCode } });
const ended = (kind: string, reason: unknown) => ({ kind: "end", outcome: { kind, reason, blockers: [] } });

describe("submitDeletion", () => {
  it("asks IAM to delete the planned role, tells it, and waits before the first poll", async () => {
    const { world, step, submit } = await arrange();

    const answer = await submit(step);

    expect(answer).toEqual({
      kind: "pending",
      waitSeconds: 5,
      task: { taskId: "task/1", submittedAt: "2026-11-20T09:00:00.000Z", attempt: 1 },
    });
    expect(world.iam.submitted).toEqual([roleName]);
    expect(world.published).toMatchObject([
      { what: "Deletion Submitted", detail: { runId: "run-1", taskId: "task/1", roleId } },
    ]);
  });

  it("relies on a look of 15 seconds ago and does not ask IAM again", async () => {
    const { world, step, submit } = await arrange();
    world.pass(15);

    await submit(step);

    expect(world.iam.reads).toBe(0);
    expect(world.iam.submitted).toEqual([roleName]);
  });

  it("looks again when the look is older, and deletes the planned incarnation only", async () => {
    const { world, step, submit } = await arrange();
    world.pass(16);
    world.iam.roles[roleName] = reborn;

    const answer = await submit(step);

    expect(answer).toEqual(
      ended("recreated", `IAM shows ${roleName} as AROAEXAMPLEROLEID0002; this run is about ${roleId}`),
    );
    expect(world.iam.submitted).toEqual([]);
  });

  it("goes on after an older look that still holds", async () => {
    const { world, step, submit } = await arrange();
    world.pass(16);

    expect(await submit(step)).toMatchObject({ kind: "pending" });
  });

  it.each([0, 16])("says already-gone of a role that is gone %i seconds after the look", async (seconds) => {
    const { world, step, submit } = await arrange();
    world.pass(seconds);
    world.iam.roles = {};

    expect(await submit(step)).toEqual(ended("already-gone", `IAM has no role ${roleName} any more`));
  });

  it.each([
    ["in plan mode", { request: { ...request, mode: "plan" as const } }],
    ["with another digest", { plan: { digest: "0".repeat(64), roleId } }],
    ["of another incarnation than the plan's", { plan: { roleId: "AROAEXAMPLEROLEID0002" } }],
    ["of a run without a plan", { run: { ...run, runId: "run-2" } }],
  ])("refuses %s, and asks nothing of IAM", async (_what, more) => {
    const { world, step, submit } = await arrange();

    const answer = await submit({
      ...step,
      ...more,
      plan: { ...step.plan, ...("plan" in more ? more.plan : {}) },
    });

    expect(answer).toMatchObject(ended("refused", expect.stringContaining("has no plan")));
    expect(world.iam.submitted).toEqual([]);
  });

  it("refuses once rolecall is paused, though the run began before", async () => {
    const { world, step, submit } = await arrange();
    await world.pause("audit week");

    expect(await submit(step)).toEqual(ended("refused", expect.stringContaining("audit week")));
    expect(world.iam.submitted).toEqual([]);
  });

  it("refuses once the role is protected", async () => {
    const { world, step } = await arrange();
    const submit = submitDeletion({ ...world, maximumDeletionsPerDay: 10, protectedRoleNames: [roleName] });

    expect(await submit(step)).toEqual(ended("refused", expect.stringContaining("protected roles")));
    expect(world.iam.submitted).toEqual([]);
  });

  it("changes nothing once another run has taken over", async () => {
    const { world, step, submit } = await arrange();
    world.pass(46 * 60);
    await world.claims.take(account, roleName, "run-2");

    await expect(submit(step)).rejects.toMatchObject({ name: "ClaimLostError" });
    expect(world.iam.submitted).toEqual([]);
  });

  it("refuses when the day's limit is reached, and goes on refusing when it is tried again", async () => {
    const { world, step, submit } = await arrange(1);
    await world.control.countDeletion({ account, runId: "run-0" }, 1);

    const answers = [await submit(step), await submit(step)];

    const refusal = ended(
      "refused",
      "1 deletions have been submitted today already (stack parameter MaximumDeletionsPerDay)",
    );
    expect(answers).toEqual([refusal, refusal]);
    expect(world.iam.submitted).toEqual([]);
  });

  it("counts one run once, however many rounds it takes", async () => {
    const { world, step, submit } = await arrange(1);

    const answers = [await submit(step), await submit(step)];

    expect(answers).toMatchObject([{ kind: "pending" }, { kind: "pending" }]);
    expect(world.iam.submitted).toHaveLength(2);
  });

  it.each([
    ["Throttling", 400],
    ["LimitExceededException", 409],
    ["ServiceFailureException", 500],
  ])("leaves it to the state machine to try again after %s", async (name, status) => {
    const { world, step, submit } = await arrange();
    world.iam.refusal = failing(name, status);

    await expect(submit(step)).rejects.toMatchObject({ name });
  });

  it("ends failed on what trying again cannot help, and leaves nothing out", async () => {
    const { world, step, submit } = await arrange();
    world.iam.refusal = failing("UnmodifiableEntityException", 400);

    expect(await submit(step)).toEqual(
      ended("failed", "IAM did not take the deletion: UnmodifiableEntityException: no"),
    );
  });

  it("looks before it believes a refusal, since a role that is gone has no path to allow", async () => {
    const { world, step, submit } = await arrange();
    world.iam.roles = {};
    world.iam.refusal = failing("AccessDenied", 403);

    expect(await submit(step)).toMatchObject({ outcome: { kind: "already-gone" } });
  });

  it.each([
    ["a time that is none", { roleReadAt: "just now" }],
    ["no time", { roleReadAt: undefined }],
  ])("fails for good on %s, rather than taking any look for fresh", async (_what, more) => {
    const { world, step, submit } = await arrange();

    await expect(submit({ ...step, ...more })).rejects.toMatchObject({ name: "ConfigurationError" });
    expect(world.iam.submitted).toEqual([]);
  });

  it("deletes a role whose planned usages are all released", async () => {
    const world = await arrangeWorld();
    const { digest } = await world.approve(channel("A"));
    const claim = await world.claim();

    const answer = await submitDeletion({ ...world, maximumDeletionsPerDay: 1 })({
      request,
      run,
      claim,
      plan: { digest, roleId },
      roleReadAt: "2026-11-20T09:00:00.000Z",
    });

    expect(answer).toMatchObject({ kind: "pending" });
  });
});
