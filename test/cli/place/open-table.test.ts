import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { create } from "dynalite/db/index.js";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { TABLE_NAME } from "../../../cli/place/direct/environment.ts";
import { openTable } from "../../../cli/place/direct/open-table.ts";
import { openInventory } from "../../../functions/inventory/inventory.ts";

const account = "111122223333";
const claim = { account, roleName: "AWSServiceRoleForRDS", runId: "run-1", fence: 1 };
const run = { account, runId: "run-1", startedAt: "2026-11-20T09:00:00.000Z" };

/** An inventory on disk, and what tells whether a write was forced to the disk. */
async function openedInventory() {
  const directory = await mkdtemp(join(tmpdir(), "open-table-"));
  onTestFinished(() => rm(directory, { recursive: true }));
  // Before it is opened: an open database has taken its own way to write already.
  const levelDb = Object.getPrototypeOf(create({ path: join(directory, "never-opened") }).db);
  const put = vi.spyOn(levelDb, "_put");
  onTestFinished(() => put.mockRestore());
  const table = await openTable(directory);
  onTestFinished(table.close);
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: "us-east-1", ...table.settings }));
  return {
    ...openInventory(
      async () => client,
      TABLE_NAME,
      () => new Date("2026-11-20T09:00:00Z"),
    ),
    async isForced(write: () => Promise<unknown>): Promise<readonly boolean[]> {
      put.mockClear();
      await write();
      return put.mock.calls.map(([, , options]) => Object(options).sync === true);
    },
  };
}

describe("the table on disk", () => {
  it("forces to the disk what a change depends on before it answers", async () => {
    const inventory = await openedInventory();
    const receipt = { kind: "k", arn: "arn:a", region: "eu-west-1", roleId: "AROA1", stage: 0, settings: {} };

    const forced = [
      ...(await inventory.isForced(() => inventory.receipts.keep(claim, receipt))),
      ...(await inventory.isForced(() => inventory.runs.noteSubmission(run))),
      ...(await inventory.isForced(() => inventory.control.countChange(run, { kind: "deletion" }))),
      ...(await inventory.isForced(() => inventory.control.writePause(account, { paused: true }))),
    ];

    expect(forced.length).toBeGreaterThanOrEqual(4);
    expect(forced.every(Boolean)).toBe(true);
  });

  it("does not wait for the disk with what can be seen again", async () => {
    const inventory = await openedInventory();

    const forced = await inventory.isForced(() =>
      inventory.claims.take(account, claim.roleName, claim.runId),
    );

    expect(forced.length).toBeGreaterThanOrEqual(1);
    expect(forced.some(Boolean)).toBe(false);
  });
});
