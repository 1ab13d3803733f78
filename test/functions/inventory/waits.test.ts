import { describe, expect, it } from "vitest";
import { wake } from "../../../functions/inventory/reconcile-role.ts";
import { account, openTestInventory } from "./opened-inventory.ts";

const ROLE = "AWSServiceRoleForIVSRecordToS3";

describe("a wait", () => {
  it("has no token before a run waits", async () => {
    const { waits } = await openTestInventory();

    expect(await waits.read(account, ROLE)).toBeUndefined();
  });

  it("has the latest token, whoever writes last", async () => {
    const { waits } = await openTestInventory();
    await waits.keep(account, ROLE, "first", 4);
    await waits.keep(account, ROLE, "second", 4);
    await waits.keep(account, ROLE, "late", 3);

    expect(await waits.read(account, ROLE)).toBe("second");
  });

  it("forgets the token that was used, and no other", async () => {
    const { waits } = await openTestInventory();
    await waits.keep(account, ROLE, "token", 1);

    await waits.forget(account, ROLE, "another");
    expect(await waits.read(account, ROLE)).toBe("token");
    await waits.forget(account, ROLE, "token");
    expect(await waits.read(account, ROLE)).toBeUndefined();
  });

  it("begins again after its token was used", async () => {
    const { waits } = await openTestInventory();
    await waits.keep(account, ROLE, "first", 1);
    await waits.forget(account, ROLE, "first");
    await waits.keep(account, ROLE, "second", 2);

    expect(await waits.read(account, ROLE)).toBe("second");
  });
});

describe("wake", () => {
  it("keeps the token where it could not be used: whoever tries again wakes the run", async () => {
    const { waits } = await openTestInventory();
    await waits.keep(account, ROLE, "token", 1);
    const woken: string[] = [];

    await expect(wake({ waits, wake: () => Promise.reject(new Error("no")) }, account, ROLE)).rejects.toThrow(
      "no",
    );
    await wake({ waits, wake: async (token) => void woken.push(token) }, account, ROLE);
    await wake({ waits, wake: async (token) => void woken.push(token) }, account, ROLE);

    expect(woken).toEqual(["token"]);
  });
});
