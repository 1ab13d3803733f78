import { describe, expect, it } from "vitest";
import { type HistoryEntry, history } from "../../../functions/inventory/history.ts";
import { journal } from "../../../functions/inventory/journal.ts";
import { account, collect, openTestInventory } from "./opened-inventory.ts";

const roleName = "AWSServiceRoleForMediaTailor";
const entry = (at: string, id: string, more: Partial<HistoryEntry> = {}): HistoryEntry => ({
  account,
  roleName,
  at,
  id,
  what: "Something Happened",
  detail: { id },
  ...more,
});

describe("a history", () => {
  it("lists what happened in the order in which it happened, not in which it was written", async () => {
    const { history } = await openTestInventory();
    await history.append(entry("2026-11-20T09:00:02.000Z", "third"));
    await history.append(entry("2026-11-19T23:59:59.000Z", "first"));
    await history.append(entry("2026-11-20T09:00:01.000Z", "second"));

    const entries = await collect(history.list(account, roleName));

    expect(entries.map(({ detail }) => detail)).toEqual([{ id: "first" }, { id: "second" }, { id: "third" }]);
  });

  it("has an entry once that a repeated step has written twice", async () => {
    const { history } = await openTestInventory();

    await history.append(entry("2026-11-20T09:00:00.000Z", "same"));
    await history.append(entry("2026-11-20T09:00:00.000Z", "same"));

    expect(await collect(history.list(account, roleName))).toHaveLength(1);
  });

  it("belongs to one role in one account", async () => {
    const { history } = await openTestInventory();

    await history.append(entry("2026-11-20T09:00:00.000Z", "a", { roleName: `${roleName}2` }));
    await history.append(entry("2026-11-20T09:00:00.000Z", "b", { account: "444455556666" }));

    expect(await collect(history.list(account, roleName))).toEqual([]);
  });

  it("is kept for 400 days", async () => {
    const { history } = await openTestInventory();

    await history.append(entry("2026-11-20T09:00:00.000Z", "a"));

    const [kept] = await collect(history.list(account, roleName));
    expect(kept?.["expiresAt"]).toBe(Date.UTC(2027, 11, 25, 9) / 1000);
  });
});

describe("a journal", () => {
  it("publishes what it has written, with the role and the time", async () => {
    const opened = await openTestInventory();
    const published: unknown[] = [];
    const write = journal(history(opened.store, opened.now), async (what, detail) => {
      published.push({
        what,
        detail,
        written: (await collect(opened.history.list(account, roleName))).length,
      });
    });

    await write(entry("2026-11-20T09:00:00.000Z", "a", { detail: { runId: "run-1" } }));

    expect(published).toEqual([
      {
        what: "Something Happened",
        detail: { account, roleName, at: "2026-11-20T09:00:00.000Z", id: "a", runId: "run-1" },
        written: 1,
      },
    ]);
  });

  it("keeps the entry and tells the failure when it cannot be published", async () => {
    const opened = await openTestInventory();
    const write = journal(opened.history, () => Promise.reject(new Error("no bus")));

    await expect(write(entry("2026-11-20T09:00:00.000Z", "a"))).rejects.toThrow("no bus");

    expect(await collect(opened.history.list(account, roleName))).toHaveLength(1);
  });
});
