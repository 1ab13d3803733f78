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

describe("the daily limit", () => {
  it("lets so many runs submit on one day and no more, however many ask at once", async () => {
    const { control } = await openTestInventory();

    const allowed = await Promise.all(runs(8).map((run) => control.countDeletion(run, 3)));

    expect(allowed.filter((may) => may)).toHaveLength(3);
  });

  it("counts a run once, however often it asks, and lets it go on after the limit is reached", async () => {
    const { control } = await openTestInventory();
    const [first, second, third] = runs(3).map((run) => () => control.countDeletion(run, 2));

    const answers = [await first?.(), await first?.(), await second?.(), await third?.(), await first?.()];

    expect(answers).toEqual([true, true, true, false, true]);
  });

  it("goes on refusing a run that asks again", async () => {
    const { control } = await openTestInventory();
    await control.countDeletion({ account, runId: "first" }, 1);

    const once = await control.countDeletion({ account, runId: "second" }, 1);
    const twice = await control.countDeletion({ account, runId: "second" }, 1);

    expect([once, twice]).toEqual([false, false]);
  });

  it("begins anew with the UTC day", async () => {
    const { control, pass } = await openTestInventory();
    await control.countDeletion({ account, runId: "first" }, 1);
    pass(15 * 60 * 60 - 1);
    const lastSecond = await control.countDeletion({ account, runId: "second" }, 1);
    pass(1);

    const nextDay = await control.countDeletion({ account, runId: "second" }, 1);

    expect([lastSecond, nextDay]).toEqual([false, true]);
  });
});
