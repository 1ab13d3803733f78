import { describe, expect, it } from "vitest";
import type { DeletionReport } from "../../../functions/core/deletion.ts";
import { judgeDeletionTask } from "../../../functions/handlers/judge-deletion.ts";
import { account, arrangeWorld, request, role, run } from "./arranged-world.ts";

const { roleName, roleId } = role;
const HOUR = 60 * 60;

async function arrange(status: DeletionReport["status"], attempt = 1) {
  const world = await arrangeWorld();
  world.iam.report = { status, blockers: [] };
  const step = {
    request,
    run,
    claim: await world.claim(),
    plan: { roleId },
    round: 1,
    task: { taskId: "task/1", submittedAt: "2026-11-20T09:00:00.000Z", attempt },
  };
  return { world, step, judge: judgeDeletionTask(world) };
}

/** Lets an hour pass without losing the claim. */
async function anHourLater({ world, step }: Awaited<ReturnType<typeof arrange>>, more: number) {
  for (const seconds of [HOUR / 3, HOUR / 3, HOUR / 3, more]) {
    world.pass(seconds);
    await world.claims.renew(step.claim);
  }
}

describe("judgeDeletionTask", () => {
  it("says deleted once the task has succeeded and GetRole shows no role", async () => {
    const { world, step, judge } = await arrange("SUCCEEDED");
    world.iam.roles = {};

    expect(await judge(step)).toEqual({
      kind: "end",
      outcome: {
        kind: "deleted",
        reason: `IAM has deleted ${roleName} (${roleId})`,
        blockers: [],
        seenGoneAt: "2026-11-20T09:00:00.000Z",
      },
    });
  });

  it.each(["SUCCEEDED", "NOT_FOUND"] as const)(
    "goes on waiting when the task is %s and the role still there",
    async (status) => {
      const { step, judge } = await arrange(status);

      expect(await judge(step)).toEqual({
        kind: "pending",
        waitSeconds: 10,
        task: { ...step.task, attempt: 2 },
      });
    },
  );

  it("says deleted of a task that is not found when the role is gone", async () => {
    const { world, step, judge } = await arrange("NOT_FOUND");
    world.iam.roles = {};

    expect(await judge(step)).toMatchObject({ outcome: { kind: "deleted" } });
  });

  it.each(["SUCCEEDED", "NOT_FOUND"] as const)(
    "says recreated when the task is %s and another incarnation is there",
    async (status) => {
      const { world, step, judge } = await arrange(status);
      world.iam.roles[roleName] = { ...role, roleId: "AROAEXAMPLEROLEID0002" };

      expect(await judge(step)).toMatchObject({
        outcome: {
          kind: "recreated",
          reason: `${roleId} is gone, and IAM shows another role named ${roleName}`,
        },
      });
    },
  );

  it.each([
    ["NOT_STARTED", 1, 10],
    ["IN_PROGRESS", 4, 80],
    ["IN_PROGRESS", 50, 120],
  ] as const)(
    "polls a task that is %s for the time after number %i in %i seconds, without GetRole",
    async (status, attempt, waitSeconds) => {
      const { world, step, judge } = await arrange(status, attempt);

      const answer = await judge(step);

      expect(answer).toMatchObject({ kind: "pending", waitSeconds, task: { attempt: attempt + 1 } });
      expect(world.iam.reads).toBe(0);
    },
  );

  it("hands IAM's refusal to the next round", async () => {
    const { world, step, judge } = await arrange("FAILED");
    world.iam.report = {
      status: "FAILED",
      reason: "in use",
      blockers: [{ arn: "arn:x", region: "eu-west-1" }],
    };

    expect(await judge({ ...step, round: 2 })).toEqual({
      kind: "in-use",
      waitSeconds: 60,
      deletion: { reason: "in use", blockers: [{ arn: "arn:x", region: "eu-west-1" }] },
    });
  });

  it.each([
    ["IN_PROGRESS", "IAM has not finished deletion task task/1 (IN_PROGRESS)"],
    [
      "SUCCEEDED",
      "IAM has not finished deletion task task/1 (SUCCEEDED, though GetRole still shows the role)",
    ],
  ] as const)("waits an hour for a task that is %s and no longer", async (status, reason) => {
    const arranged = await arrange(status);
    await anHourLater(arranged, 0);
    const inTime = await arranged.judge(arranged.step);
    arranged.world.pass(1);

    const over = await arranged.judge(arranged.step);

    expect(inTime).toMatchObject({ kind: "pending" });
    expect(over).toEqual({ kind: "end", outcome: { kind: "timed-out", reason, blockers: [] } });
  });

  it("makes the claim last longer with each poll", async () => {
    const { world, step, judge } = await arrange("IN_PROGRESS");
    world.pass(40 * 60);
    await judge(step);
    world.pass(10 * 60);

    expect(await world.claims.take(account, roleName, "run-2")).toMatchObject({ heldBy: "run-1" });
  });

  it("stops when another run has taken over", async () => {
    const { world, step, judge } = await arrange("IN_PROGRESS");
    world.pass(46 * 60);
    await world.claims.take(account, roleName, "run-2");

    await expect(judge(step)).rejects.toMatchObject({ name: "ClaimLostError" });
  });

  it("fails for good on a time that is none, rather than waiting for ever", async () => {
    const { step, judge } = await arrange("IN_PROGRESS");

    await expect(judge({ ...step, task: { ...step.task, submittedAt: "soon" } })).rejects.toMatchObject({
      name: "ConfigurationError",
    });
  });
});
