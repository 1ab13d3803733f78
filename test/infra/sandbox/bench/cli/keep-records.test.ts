import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { describe, expect, it } from "vitest";
import { openInventory } from "../../../../../functions/inventory/inventory.ts";
import { clientSettings } from "../../../../../infra/embedded/table/client-settings.ts";
import { openTableFile } from "../../../../../infra/embedded/table/table-file.ts";
import { readTable } from "../../../../../infra/sandbox/bench/cli/floor/read-table.ts";
import { keepRecords } from "../../../../../infra/sandbox/bench/cli/records/keep-records.ts";
import { TABLE_NAME, tableDirectory } from "../../../../../infra/sandbox/bench/cli/records/kept-table.ts";
import { temporaryFolder } from "../../../../../infra/sandbox/bench/cli/run/temporary-folder.ts";

const ACCOUNT = "111122223333";

describe("keepRecords", () => {
  it("keeps what the inventory takes for its own records, over more than one batch", async () => {
    await using home = await temporaryFolder();

    await keepRecords(home.path, ACCOUNT, 30);

    const file = await openTableFile({ directory: tableDirectory(home.path, ACCOUNT) });
    const client = DynamoDBDocumentClient.from(new DynamoDBClient(clientSettings(file)));
    const inventory = openInventory(
      async () => client,
      TABLE_NAME,
      () => new Date("2026-11-20T09:00:00Z"),
    );
    const records = await Array.fromAsync(inventory.records.list(ACCOUNT));
    await file.close();
    expect(records).toHaveLength(30);
    expect(records[29]).toMatchObject({
      account: ACCOUNT,
      status: "unobserved",
      role: { roleName: "AWSServiceRoleForAutoScaling_bench-00029", tags: { team: "team-29" } },
    });
  });

  it("is read by the floor", async () => {
    await using home = await temporaryFolder();
    await keepRecords(home.path, ACCOUNT, 7);

    expect(await readTable(home.path, ACCOUNT)).toBe(7);
  });
});
