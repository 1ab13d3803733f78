import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { type Inventory, openInventory } from "../../../../functions/inventory/inventory.ts";
import { hireOwners, type Owners } from "../../estate/owners.ts";
import { tableNameOf } from "../../estate/table-name.ts";
import type { SandboxOptions } from "../../sandbox-options.ts";
import { type Sandbox, startSandbox } from "../../start-sandbox.ts";
import { type SettingName, settingOf } from "./settings.ts";
import { allSubjects } from "./subjects.ts";

/** A sandbox that rows are played in, one after the other. */
export interface StageSandbox {
  readonly sandbox: Sandbox;
  readonly owners: Owners;
  readonly table: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly inventory: Inventory;
  /** Resources that use a role though no API of their service shows them, by the role's name. */
  readonly secretUsages: Map<string, readonly string[]>;
  stop(): Promise<void>;
}

/** Starts a sandbox for the rows of one setting. */
export async function startStage(
  setting: SettingName,
  shared: Pick<SandboxOptions, "assembly">,
): Promise<StageSandbox> {
  const sandbox = await startSandbox({ ...settingOf(setting), ...shared });
  const { url: endpoint, account, clock, world } = sandbox;
  const credentials = { accessKeyId: account, secretAccessKey: "sandbox" };
  const client = new DynamoDBClient({ endpoint, region: "us-east-1", credentials });
  const table = DynamoDBDocumentClient.from(client);
  const tableName = tableNameOf(sandbox);
  const secretUsages = new Map<string, readonly string[]>();
  for (const { roleName, region } of allSubjects) {
    world.provideUsages(roleName, () => [{ region, resources: secretUsages.get(roleName) ?? [] }]);
  }
  return {
    sandbox,
    owners: hireOwners(sandbox),
    table,
    tableName,
    secretUsages,
    inventory: openInventory(
      async () => table,
      tableName,
      () => clock.now(),
    ),
    async stop() {
      client.destroy();
      await sandbox.stop();
    },
  };
}
