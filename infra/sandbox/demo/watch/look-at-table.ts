import { DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { Finding } from "../../../../functions/core/drift/finding.ts";
import type { Remediation } from "../../../../functions/core/drift/remediation.ts";
import type { RoleRecord } from "../../../../functions/core/record.ts";
import { openInventory } from "../../../../functions/inventory/inventory.ts";
import type { Members } from "../../../../functions/inventory/store.ts";
import { HUB_REGION } from "../../../cloud/regions.ts";

/** What the demo reads from rolecall's table, as an administrator of the account may. */
export interface TableLook {
  /** The inventory, in the order of the roles' names. */
  readonly records: readonly RoleRecord[];
  /** What happened to each role, in order. */
  readonly histories: ReadonlyMap<string, readonly Members[]>;
  /** Open and closed, in the order in which they were opened first. */
  readonly findings: readonly Finding[];
  /** What rolecall has done about findings; the tokens of waiting runs are not read. */
  readonly remediations: readonly Remediation[];
}

/** Reads records, histories, findings and what was done about them. */
export type LookAtTable = () => Promise<TableLook>;

/**
 * Finds the table of the deployed hub.
 *
 * @throws {Error} if there is not exactly one table.
 */
export async function openTable(endpoint: string, account: string): Promise<LookAtTable> {
  const credentials = { accessKeyId: account, secretAccessKey: "sandbox" };
  const client = new DynamoDBClient({ endpoint, region: HUB_REGION, credentials });
  const { TableNames = [] } = await client.send(new ListTablesCommand({}));
  const [tableName] = TableNames;
  if (tableName === undefined || TableNames.length > 1) {
    throw new Error(`The hub should have one table, not ${TableNames.length}`);
  }
  const documents = DynamoDBDocumentClient.from(client);
  const inventory = openInventory(
    async () => documents,
    tableName,
    () => new Date(),
  );

  return async () => {
    const records = await Array.fromAsync(inventory.records.list(account));
    const histories = await Promise.all(
      records.map(async ({ role: { roleName } }) => {
        const entries = await Array.fromAsync(inventory.history.list(account, roleName));
        return [roleName, entries] as const;
      }),
    );
    const findings = await inventory.findings.list(account);
    return {
      records,
      histories: new Map(histories),
      findings: findings.toSorted((a, b) => Date.parse(a.openedAt) - Date.parse(b.openedAt)),
      remediations: await inventory.remediations.list(account),
    };
  };
}
