import { describe, expect, it } from "vitest";
import { submitDeletion } from "../../../functions/handlers/submit-deletion.ts";
import { arrangeWorld, channel, request, role, run } from "./arranged-world.ts";

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

  it("looks at the role right before, after everything else, and deletes the planned incarnation only", async () => {
    const { world, step, submit } = await arrange();
    world.iam.roles[roleName] = reborn;

    const answer = await submit(step);

    expect(answer).toEqual(
      ended("recreated", `IAM shows ${roleName} as AROAEXAMPLEROLEID0002; this run is about ${roleId}`),
    );
    expect(world.iam.submitted).toEqual([]);
  });

  it("looks before it believes a refusal, since a role that is gone has no path to allow", async () => {
    const { world, step, submit } = await arrange();
    world.iam.roles = {};
    world.iam.refusal = failing("AccessDenied", 403);

    expect(await submit(step)).toMatchObject({ outcome: { kind: "already-gone" } });
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
    });

    expect(answer).toMatchObject({ kind: "pending" });
  });

  it("calls deleted what it had submitted before, though the answer was lost", async () => {
    const { world, step, submit } = await arrange();
    await submit(step);
    world.iam.roles = {};

    const again = await submit(step);

    expect(again).toMatchObject({
      kind: "end",
      outcome: {
        kind: "deleted",
        reason: `IAM has deleted ${roleName} (${roleId})`,
        seenGoneAt: expect.any(String),
      },
    });
  });

  it.each([
    ["refused", failing("Throttling", 400), "already-gone"],
    ["failed on", failing("ServiceFailure", 500), "deleted"],
  ])(
    "knows of a submission that IAM %s whether it can have deleted the role",
    async (_what, refusal, kind) => {
      const { world, step, submit } = await arrange();
      world.iam.refusal = refusal;
      await expect(submit(step)).rejects.toBe(refusal);
      world.iam.refusal = undefined;
      world.iam.roles = {};

      expect(await submit(step)).toMatchObject({ outcome: { kind } });
    },
  );
});
