import { describe, expect, it } from "vitest";
import { collect, openTestInventory } from "./opened-inventory.ts";

const key = { pk: "p", sk: "s" };
const onlyOnce = { expression: "attribute_not_exists(pk)" };

describe("the store", () => {
  it("gives back what was put, and nothing where nothing is", async () => {
    const { store } = await openTestInventory();

    const nothing = await store.get(key);
    await store.put(key, { a: 1, left: undefined, deep: { b: ["c"] } });

    expect(nothing).toBeUndefined();
    expect(await store.get(key)).toEqual({ ...key, a: 1, deep: { b: ["c"] } });
  });

  it("puts nothing when the condition does not hold, and says so", async () => {
    const { store } = await openTestInventory();

    const first = await store.put(key, { a: 1 }, onlyOnce);
    const second = await store.put(key, { a: 2 }, onlyOnce);

    expect([first, second]).toEqual([true, false]);
    expect(await store.get(key)).toMatchObject({ a: 1 });
  });

  it("lets members never replace the key", async () => {
    const { store } = await openTestInventory();

    await store.put(key, { pk: "elsewhere", sk: "elsewhere" });

    expect(await store.get(key)).toEqual(key);
  });

  it("answers an update with the whole item, or with nothing when the condition does not hold", async () => {
    const { store } = await openTestInventory();
    await store.put(key, { a: 1 });
    const update = { expression: "SET b = :two", condition: "a = :one", values: { ":one": 1, ":two": 2 } };

    const held = await store.update(key, update);
    const failed = await store.update({ ...key, sk: "other" }, update);

    expect(held).toEqual({ ...key, a: 1, b: 2 });
    expect(failed).toBeUndefined();
    expect(await store.get({ ...key, sk: "other" })).toBeUndefined();
  });

  it("lists one prefix of one partition in order, on every page", async () => {
    const { store } = await openTestInventory();
    const big = "x".repeat(300_000);
    for (const sk of ["a#3", "a#1", "b#1", "a#2", "a#5", "a#4"]) {
      await store.put({ pk: "p", sk }, { big });
    }
    await store.put({ pk: "other", sk: "a#0" }, { big });

    const items = await collect(store.list("p", "a#"));

    expect(items.map(({ sk }) => sk)).toEqual(["a#1", "a#2", "a#3", "a#4", "a#5"]);
  });

  it("passes every other failure on: a wrong condition is not one that does not hold", async () => {
    const { store } = await openTestInventory();

    await expect(store.put(key, {}, { expression: "no expression" })).rejects.toMatchObject({
      name: "ValidationException",
    });
    await expect(store.update(key, { expression: "SET", condition: "a = b" })).rejects.toMatchObject({
      name: "ValidationException",
    });
  });
});
