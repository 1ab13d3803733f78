import { describe, expect, it } from "vitest";
import { planOf, usage } from "../core/examples.ts";
import { account, openTestInventory } from "./opened-inventory.ts";

const run = { account, startedAt: "2026-11-20T09:00:00.000Z", runId: "run-1" };
const deleted = { kind: "deleted", reason: "IAM has deleted it", blockers: [] } as const;
const failed = { kind: "failed", reason: "it crashed", blockers: ["arn:x"] } as const;

describe("a run", () => {
  it("is unknown before anything is kept of it", async () => {
    const { runs } = await openTestInventory();

    expect(await runs.read(run)).toBeUndefined();
  });

  it("keeps its first outcome, whatever comes after", async () => {
    const { runs, pass } = await openTestInventory();

    const first = await runs.end(run, "Role", deleted);
    pass(60);
    const second = await runs.end(run, "Role", failed);

    expect([first, second]).toEqual([true, false]);
    expect(await runs.read(run)).toMatchObject({
      roleName: "Role",
      outcome: deleted,
      endedAt: "2026-11-20T09:00:00.000Z",
    });
  });

  it("keeps one of two outcomes that are told at the same time", async () => {
    const { runs } = await openTestInventory();

    const told = await Promise.all([runs.end(run, "Role", deleted), runs.end(run, "Role", failed)]);

    expect(told.filter((first) => first)).toHaveLength(1);
  });

  it("keeps its first plan, to the letter", async () => {
    const { runs } = await openTestInventory();
    const plan = planOf(usage("A"));

    await runs.keepPlan(run, plan);
    await runs.keepPlan(run, { ...planOf(), digest: "e".repeat(64) });

    expect((await runs.read(run))?.plan).toEqual(plan);
  });

  it("keeps its role's name when it ends without one", async () => {
    const { runs } = await openTestInventory();
    await runs.keepPlan(run, planOf());

    await runs.end(run, "", failed);

    expect(await runs.read(run)).toMatchObject({
      roleName: "AWSServiceRoleForIVSRecordToS3",
      outcome: failed,
    });
  });

  it("ends without a role's name where nobody knows it", async () => {
    const { runs } = await openTestInventory();

    await runs.end(run, "", failed);

    expect(await runs.read(run)).toMatchObject({ roleName: "", outcome: failed });
  });

  it("is told from one of the same name that started at another time", async () => {
    const { runs } = await openTestInventory();

    await runs.end(run, "Role", deleted);

    expect(await runs.read({ ...run, startedAt: "2026-11-20T09:00:01.000Z" })).toBeUndefined();
  });
});

describe("the releases of a run", () => {
  const arns = (count: number) => Array.from({ length: count }, (_, index) => `arn:${index}`);

  it("are as many as there may be and no more, however many ask at once", async () => {
    const { runs } = await openTestInventory();

    const counted = await Promise.all(arns(8).map((arn) => runs.countRelease(run, arn, 3)));

    expect(counted.filter((may) => may)).toHaveLength(3);
  });

  it("count a usage once, however often it is released, also when less is allowed by then", async () => {
    const { runs } = await openTestInventory();
    const answers = [
      await runs.countRelease(run, "arn:a", 1),
      await runs.countRelease(run, "arn:a", 1),
      await runs.countRelease(run, "arn:b", 1),
      await runs.countRelease(run, "arn:b", 1),
      await runs.countRelease(run, "arn:a", 0),
    ];

    expect(answers).toEqual([true, true, false, false, true]);
  });

  it("are none where none is allowed", async () => {
    const { runs } = await openTestInventory();

    expect(await runs.countRelease(run, "arn:a", 0)).toBe(false);
    expect(await runs.countRelease(run, "arn:a", 1)).toBe(true);
  });

  it("are counted for each run by itself, and take nothing from its plan", async () => {
    const { runs } = await openTestInventory();
    await runs.keepPlan(run, planOf(usage("A")));
    await runs.countRelease(run, "arn:a", 1);

    expect(await runs.countRelease({ ...run, runId: "run-2" }, "arn:b", 1)).toBe(true);
    expect((await runs.read(run))?.plan).toEqual(planOf(usage("A")));
  });
});
