import { describe, expect, it } from "vitest";
import { controlKey } from "../../../functions/inventory/keys.ts";
import { account, openTestInventory } from "./opened-inventory.ts";

const runs = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ account, runId: `run-${index}` }));

describe("the kill switch", () => {
  it("is off where nobody has ever touched it", async () => {
    const { control } = await openTestInventory();

    expect(await control.readPause(account)).toEqual({ paused: false });
  });

  it.each([
    ["true", { paused: true, reason: "audit" }, { paused: true, pausedReason: "audit" }],
    ["a text", { paused: "true" }, { paused: true }],
    ["the text false", { paused: "false" }, { paused: true }],
    ["a number", { paused: 0 }, { paused: true }],
    ["null", { paused: null }, { paused: true }],
    ["nothing but a reason", { reason: "audit" }, { paused: true, pausedReason: "audit" }],
    ["a reason that is no text", { paused: true, reason: 7 }, { paused: true }],
    ["a reason that is null", { paused: true, reason: null }, { paused: true }],
    ["false", { paused: false }, { paused: false }],
  ])("is read when it was set to %s", async (_what, item, pause) => {
    const { control, store } = await openTestInventory();
    await store.put(controlKey(account), item);

    expect(await control.readPause(account)).toEqual(pause);
  });

  it("holds for its own account only", async () => {
    const { control, store } = await openTestInventory();
    await store.put(controlKey("444455556666"), { paused: true });

    expect(await control.readPause(account)).toEqual({ paused: false });
  });
});

describe("the day's limits", () => {
  const deletion = (mostDeletions: number, mostChanges?: number) =>
    ({ kind: "deletion", mostDeletions, mostChanges }) as const;
  const edit = (mostChanges?: number) => ({ kind: "edit", mostChanges }) as const;

  it("let so many runs submit on one day and no more, however many ask at once", async () => {
    const { control } = await openTestInventory();

    const answers = await Promise.all(runs(8).map((run) => control.countChange(run, deletion(3))));

    expect(answers.toSorted()).toEqual([
      ...Array.from({ length: 5 }, () => "deletions"),
      ...[1, 2, 3].map(() => undefined),
    ]);
  });

  it("let so many roles be changed on one day and no more, however many ask at once and for what", async () => {
    const { control } = await openTestInventory();
    const asked = runs(8).map((run, index) =>
      control.countChange(run, index % 2 === 0 ? deletion(8, 3) : edit(3)),
    );

    const answers = await Promise.all(asked);

    expect(answers.filter((answer) => answer === undefined)).toHaveLength(3);
    expect(answers.filter((answer) => answer === "changes")).toHaveLength(5);
  });

  it.each([
    ["the last deletion", deletion(1, 2), "deletions"],
    ["the last change", deletion(2, 1), "changes"],
  ])("let exactly one of two runs pass that ask for %s of the day at once", async (_what, change, limit) => {
    const { control } = await openTestInventory();

    const answers = await Promise.all(runs(2).map((run) => control.countChange(run, change)));

    expect(answers.toSorted()).toEqual([limit, undefined]);
    expect(await control.readDay(account)).toMatchObject({ deletions: 1, changes: 1 });
  });

  it("count a run once, however often it asks, and let it go on after a limit is reached", async () => {
    const { control } = await openTestInventory();
    const [first, second, third] = runs(3).map((run) => () => control.countChange(run, deletion(2, 2)));

    const answers = [await first?.(), await first?.(), await second?.(), await third?.(), await first?.()];

    expect(answers).toEqual([undefined, undefined, undefined, "deletions", undefined]);
  });

  it("let a run go on that was counted before the limits became lower, down to none at all", async () => {
    const { control } = await openTestInventory();
    const [run] = runs(1);
    await control.countChange({ account, runId: "first" }, deletion(2, 2));

    const again = await control.countChange({ account, runId: "first" }, deletion(0, 0));
    const other = run === undefined ? "no run" : await control.countChange(run, deletion(1, 0));

    expect([again, other]).toEqual([undefined, "deletions"]);
  });

  it("go on refusing a run that asks again, and count nothing of it", async () => {
    const { control } = await openTestInventory();
    await control.countChange({ account, runId: "first" }, deletion(1));

    const once = await control.countChange({ account, runId: "second" }, deletion(1));
    const twice = await control.countChange({ account, runId: "second" }, deletion(1));

    expect([once, twice]).toEqual(["deletions", "deletions"]);
    expect(await control.readDay(account)).toMatchObject({ deletions: 1, changes: 1 });
  });

  it.each([
    ["a deletion", { kind: "deletion", mostDeletions: 5, mostChanges: 0 }, "changes"],
    ["an edit", { kind: "edit", mostChanges: 0 }, "changes"],
    ["a deletion that may not be one", { kind: "deletion", mostDeletions: 0 }, "deletions"],
  ] as const)("let none pass where none is allowed: %s", async (_what, change, limit) => {
    const { control } = await openTestInventory();

    const answer = await control.countChange({ account, runId: "first" }, change);

    expect(answer).toBe(limit);
    expect(await control.readDay(account)).toMatchObject({ deletions: 0, changes: 0 });
  });

  it("count an edit among the changes only, and what has no limit too", async () => {
    const { control } = await openTestInventory();
    await control.countChange({ account, runId: "first" }, edit());
    await control.countChange({ account, runId: "second" }, { kind: "deletion" });

    const next = await control.countChange({ account, runId: "third" }, edit(2));

    expect(next).toBe("changes");
    expect(await control.readDay(account)).toMatchObject({ deletions: 1, changes: 2 });
  });

  it("begin anew with the UTC day", async () => {
    const { control, pass } = await openTestInventory();
    await control.countChange({ account, runId: "first" }, deletion(1, 1));
    pass(15 * 60 * 60 - 1);
    const lastSecond = await control.countChange({ account, runId: "second" }, deletion(1, 1));
    const lastDay = await control.readDay(account);
    pass(1);
    const firstSecond = await control.readDay(account);

    const nextDay = await control.countChange({ account, runId: "second" }, deletion(1, 1));

    expect([lastSecond, nextDay]).toEqual(["deletions", undefined]);
    expect(lastDay).toEqual({ deletions: 1, changes: 1, endsAt: "2026-11-21T00:00:00.000Z" });
    expect(firstSecond).toEqual({ deletions: 0, changes: 0, endsAt: "2026-11-22T00:00:00.000Z" });
  });

  it("hold for their own account only", async () => {
    const { control } = await openTestInventory();
    await control.countChange({ account: "444455556666", runId: "first" }, deletion(1, 1));

    expect(await control.countChange({ account, runId: "first" }, deletion(1, 1))).toBeUndefined();
  });
});
