import { describe, expect, it } from "vitest";
import { recordKey } from "../../../functions/inventory/keys.ts";
import { records } from "../../../functions/inventory/records.ts";
import { at, lookAt, role, usage } from "../core/examples.ts";
import { account, collect, openTestInventory } from "./opened-inventory.ts";

const { roleName } = role;
const inUse = (second: number) => lookAt(second, { "us-east-1": [usage("A")], "eu-west-1": [] });
const unused = (second: number) => lookAt(second, { "us-east-1": [], "eu-west-1": [] });
const absent = { role: undefined, principal: undefined, observed: false };

describe("records", () => {
  it("know nothing of a role that nobody has looked at", async () => {
    const { records } = await openTestInventory();

    expect(await records.read(account, roleName)).toBeUndefined();
  });

  it("answer a merge with the record before and after, and keep the one after", async () => {
    const { records } = await openTestInventory();

    const first = await records.merge(roleName, inUse(1));
    const second = await records.merge(roleName, unused(2));

    expect(first).toMatchObject({ before: undefined, after: { status: "in-use", version: 1 } });
    expect(second).toMatchObject({ before: first.after, after: { status: "unused", version: 2 } });
    expect(await records.read(account, roleName)).toEqual(second.after);
  });

  it("write nothing where there is nothing to record", async () => {
    const { records, store } = await openTestInventory();

    const change = await records.merge(roleName, lookAt(1, {}, absent));

    expect(change).toEqual({ before: undefined, after: undefined });
    expect(await store.get(recordKey(account, roleName))).toBeUndefined();
  });

  it("write nothing for a look that tells less than the record", async () => {
    const { records } = await openTestInventory();
    await records.merge(roleName, inUse(5));

    await records.merge(roleName, lookAt(3, {}, absent));

    expect(await records.read(account, roleName)).toMatchObject({ status: "in-use", version: 1 });
  });

  it("write nothing for looks of which a later one was recorded, nor for the same look twice", async () => {
    const { records } = await openTestInventory();
    await records.merge(roleName, inUse(5));

    const earlier = await records.merge(roleName, inUse(3));
    await records.merge(roleName, inUse(5));

    expect(earlier).toMatchObject({ after: { status: "in-use", roleReadAt: at(5) } });
    expect(await records.read(account, roleName)).toMatchObject({ version: 1, roleReadAt: at(5) });
  });

  it("lose none of eight looks that are merged at the same time", async () => {
    const { records } = await openTestInventory();
    const regions = ["a-1", "b-1", "c-1", "d-1", "e-1", "f-1", "g-1", "h-1"];
    const looks = regions.map((region, index) =>
      lookAt(index, { [region]: [usage(region, { region })] }, { expected: regions }),
    );

    await Promise.all(looks.map((look) => records.merge(roleName, look)));

    const record = await records.read(account, roleName);
    expect(Object.keys(record?.regions ?? {}).sort()).toEqual(regions);
    expect(record).toMatchObject({ version: 8, roleReadAt: at(7) });
  });

  it("give up with ContentionError when others win every time", async () => {
    const { store } = await openTestInventory();
    const losing = records({ ...store, put: async () => false });

    await expect(losing.merge(roleName, inUse(1))).rejects.toMatchObject({
      name: "ContentionError",
      message: "The record of AWSServiceRoleForIVSRecordToS3 was written by others 8 times in a row",
    });
  });

  it("list an account's roles by name, and nothing else", async () => {
    const { records, runs } = await openTestInventory();
    const named = (name: string) => lookAt(1, {}, { role: { ...role, roleName: name }, observed: false });
    await records.merge("B", named("B"));
    await records.merge("A", named("A"));
    await records.merge("C", { ...named("C"), account: "444455556666" });
    await runs.end({ account, startedAt: at(0), runId: "run-1" }, "A", {
      kind: "failed",
      reason: "",
      blockers: [],
    });

    const listed = await collect(records.list(account));

    expect(listed.map((record) => record.role.roleName)).toEqual(["A", "B"]);
  });

  it("settle a reaction once, and leave the rest as it is", async () => {
    const { records } = await openTestInventory();
    await records.merge(roleName, inUse(1));
    const { after } = await records.merge(roleName, unused(2));
    if (after === undefined) {
      throw new Error("nothing was recorded");
    }

    await records.settleReaction(after);
    await records.settleReaction(after);

    const { reactionDue, ...rest } = after;
    expect(reactionDue).toBe(at(2));
    expect(await records.read(account, roleName)).toEqual({ ...rest, version: 3 });
  });

  it("do not settle a reaction that became due later", async () => {
    const { records } = await openTestInventory();
    await records.merge(roleName, inUse(1));
    const { after: first } = await records.merge(roleName, unused(2));
    await records.merge(roleName, inUse(3));
    await records.merge(roleName, unused(4));

    if (first !== undefined) {
      await records.settleReaction(first);
    }

    expect(await records.read(account, roleName)).toMatchObject({ reactionDue: at(4) });
  });

  it("refuse an item in the table that is no record", async () => {
    const { records, store } = await openTestInventory();
    await store.put(recordKey(account, roleName), { status: "in-use" });

    await expect(records.read(account, roleName)).rejects.toMatchObject({ name: "ValiError" });
  });
});
