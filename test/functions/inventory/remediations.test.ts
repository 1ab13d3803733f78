import { describe, expect, it } from "vitest";
import type { Remediation } from "../../../functions/core/drift/remediation.ts";
import { remediations } from "../../../functions/inventory/remediations.ts";
import { rule, runBy } from "../core/drift/examples.ts";
import { account, openTestInventory } from "./opened-inventory.ts";

const ROLE = "AWSServiceRoleForIVSRecordToS3";
const fail = (before: Remediation): Remediation => ({ ...before, failures: before.failures + 1 });

describe("what rolecall has done about a role", () => {
  it("is unknown at first, and is written by whoever changes it", async () => {
    const { remediations: kept } = await openTestInventory();
    expect(await kept.read(account, ROLE)).toBeUndefined();

    const written = await kept.change(account, ROLE, fail);

    expect(written).toEqual({ account, roleName: ROLE, runs: 0, failures: 1, version: 1 });
    expect(await kept.read(account, ROLE)).toEqual(written);
  });

  it("is read with everything that is known of a run", async () => {
    const { remediations: kept } = await openTestInventory();
    const run = runBy(rule("tidy"), {
      retriedBy: "arn:aws:iam::111122223333:user/ben",
      lookedAt: "2026-11-20T12:00:00.000Z",
      waiting: "for the night",
      asked: { at: "2026-11-20T12:00:00.000Z", expiresAt: "2026-11-27T12:00:00.000Z" },
      answer: {
        decision: "approve",
        by: "arn:aws:iam::111122223333:user/ann",
        at: "2026-11-20T13:00:00.000Z",
      },
      changingAt: "2026-11-20T14:00:00.000Z",
      outcome: { kind: "failed", reason: "it broke", blockers: [] },
      endedAt: "2026-11-20T15:00:00.000Z",
    });

    await kept.change(account, ROLE, (before) => ({ ...before, run }));

    expect((await kept.read(account, ROLE))?.run).toEqual(run);
  });

  it("is not written where nothing is changed", async () => {
    const { remediations: kept } = await openTestInventory();

    expect(await kept.change(account, ROLE, (before) => before)).toMatchObject({ version: 0 });
    expect(await kept.read(account, ROLE)).toBeUndefined();
  });

  it("loses no change of those who write at once", async () => {
    const { remediations: kept } = await openTestInventory();

    await Promise.all(Array.from({ length: 4 }, () => kept.change(account, ROLE, fail)));

    expect(await kept.read(account, ROLE)).toMatchObject({ failures: 4, version: 4 });
  });

  it("gives up where others keep winning", async () => {
    const { store } = await openTestInventory();
    const beaten = remediations({ ...store, put: async () => false });

    await expect(beaten.change(account, ROLE, fail)).rejects.toMatchObject({ name: "ContentionError" });
  });

  it("is listed for all roles of the account, and of no other", async () => {
    const { remediations: kept } = await openTestInventory();
    await kept.change(account, ROLE, fail);
    await kept.change(account, "AWSServiceRoleForECS", fail);
    await kept.change("444455556666", ROLE, fail);

    const names = (await kept.list(account)).map(({ roleName }) => roleName);

    expect(names).toEqual(["AWSServiceRoleForECS", ROLE]);
  });
});
