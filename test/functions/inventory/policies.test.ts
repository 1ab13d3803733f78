import { describe, expect, it } from "vitest";
import { keptPolicyKey } from "../../../functions/inventory/keys.ts";
import { policy, rule } from "../core/drift/examples.ts";
import { account, openTestInventory } from "./opened-inventory.ts";

const { digest: _, putBy: __, putAt: ___, ...compiled } = policy([rule("tidy")]);

const kept = (digest: string, putBy = "arn:aws:iam::111122223333:user/ann") => ({
  document: JSON.stringify(compiled),
  digest,
  source: "version: 1",
  putBy,
  putAt: "2026-11-20T09:00:00.000Z",
});

describe("the policy in force", () => {
  it("is none at first", async () => {
    const { policies } = await openTestInventory();

    expect(await policies.read(account)).toBeUndefined();
    expect(await policies.readKept(account)).toBeUndefined();
  });

  it("is read with who put it, and as it was put", async () => {
    const { policies } = await openTestInventory();

    expect(await policies.put(account, kept("a"))).toBe(true);

    expect(await policies.read(account)).toEqual({
      ...compiled,
      digest: "a",
      putBy: "arn:aws:iam::111122223333:user/ann",
      putAt: "2026-11-20T09:00:00.000Z",
    });
    expect(await policies.readKept(account)).toEqual(kept("a"));
  });

  it("can be taken out of force, and still be found by its digest", async () => {
    const { policies, store } = await openTestInventory();
    await policies.put(account, kept("a"));

    await policies.remove(account);

    expect(await policies.read(account)).toBeUndefined();
    expect(await store.get(keptPolicyKey(account, "a"))).toMatchObject({ source: "version: 1" });
  });

  it.each([
    ["the one that is in force", "a", true],
    ["whichever is in force", undefined, true],
    ["none, where one is", null, false],
    ["another one", "c", false],
  ])("is replaced where %s was expected", async (_what, expected, replaces) => {
    const { policies } = await openTestInventory();
    await policies.put(account, kept("a"));

    expect(await policies.put(account, kept("b"), expected)).toBe(replaces);
    expect((await policies.read(account))?.digest).toBe(replaces ? "b" : "a");
  });

  it.each([null, "a"])("is put again by somebody whose answer was lost (instead of %j)", async (expected) => {
    const { policies } = await openTestInventory();
    await policies.put(account, kept("b"));

    expect(await policies.put(account, kept("b"), expected)).toBe(true);
  });

  it("is put by one of two who replace the same one", async () => {
    const { policies } = await openTestInventory();

    const put = await Promise.all([
      policies.put(account, kept("a"), null),
      policies.put(account, kept("b"), null),
    ]);

    expect(put.toSorted()).toEqual([false, true]);
  });

  it("of a version that reads otherwise is no policy to act by", async () => {
    const { policies } = await openTestInventory();
    await policies.put(account, { ...kept("a"), document: "{}" });

    await expect(policies.read(account)).rejects.toMatchObject({ name: "ConfigurationError" });
  });
});
