import { describe, expect, it } from "vitest";
import { account, collect, openTestInventory } from "./opened-inventory.ts";

const roleName = "AWSServiceRoleForMediaTailor";
const claim = { account, roleName, runId: "run-1", fence: 1 };
const receipt = {
  kind: "channel",
  arn: "arn:a",
  region: "us-east-1",
  roleId: "AROA1",
  stage: 0,
  settings: { LogTypes: ["AS_RUN"] },
};

async function arrange() {
  const { receipts, store } = await openTestInventory();
  return { receipts, store, kept: () => collect(receipts.list(account, roleName)) };
}

describe("receipts", () => {
  it("keep what was before, for 90 days", async () => {
    const { receipts, kept, store } = await arrange();

    await receipts.keep(claim, receipt);

    expect(await kept()).toEqual([
      {
        ...receipt,
        runId: "run-1",
        storedAt: "2026-11-20T09:00:00.000Z",
      },
    ]);
    const item = await store.get({
      pk: "role#111122223333#AWSServiceRoleForMediaTailor",
      sk: "receipt#run-1#arn:a",
    });
    expect(item).toMatchObject({ expiresAt: Date.UTC(2027, 1, 18, 9) / 1000 });
  });

  it("keep the first of a run: a later one shows what the release has left", async () => {
    const { receipts, kept } = await arrange();
    await receipts.keep(claim, receipt);

    await receipts.keep(claim, { ...receipt, settings: { LogTypes: [] } });

    expect(await kept()).toMatchObject([{ settings: { LogTypes: ["AS_RUN"] } }]);
  });

  it("keep one for each run and each resource", async () => {
    const { receipts, kept } = await arrange();

    await receipts.keep(claim, receipt);
    await receipts.keep(claim, { ...receipt, arn: "arn:b" });
    await receipts.keep({ ...claim, runId: "run-2" }, receipt);

    expect(await kept()).toHaveLength(3);
  });

  it("keep plain JSON of what an SDK answered: dates as text, nothing undefined", async () => {
    const { receipts, kept } = await arrange();
    const settings = { at: new Date("2026-11-01T00:00:00Z"), left: undefined, deep: { share: 0.5 } };

    await receipts.keep(claim, { ...receipt, settings });

    expect((await kept())[0]?.settings).toEqual({
      at: "2026-11-01T00:00:00.000Z",
      deep: { share: 0.5 },
    });
  });

  it("keep the latest of a role: its tags may change until it is deleted", async () => {
    const { receipts, kept } = await arrange();
    const role = { arn: "arn:role", roleId: "AROA1", settings: { tags: { team: "a" } } };

    await receipts.keepRole(claim, role);
    await receipts.keepRole(claim, { ...role, settings: { tags: { team: "b" } } });

    expect(await kept()).toMatchObject([
      { kind: "role", arn: "arn:role", region: "all", stage: 0, settings: { tags: { team: "b" } } },
    ]);
  });

  it("remember what was made in the place of a resource that a release had deleted", async () => {
    const { receipts, kept } = await arrange();
    await receipts.keep(claim, receipt);
    const [before] = await kept();

    await receipts.noteReplacement(account, roleName, before ?? never(), "arn:new");

    expect(await kept()).toEqual([{ ...before, replacedBy: "arn:new" }]);
  });
});

function never(): never {
  throw new Error("nothing was kept");
}
