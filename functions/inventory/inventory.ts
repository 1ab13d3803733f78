import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { type Claims, claims } from "./claims.ts";
import { type Control, control } from "./control.ts";
import { type Findings, findings } from "./findings.ts";
import { type History, history } from "./history.ts";
import { type Policies, policies } from "./policies.ts";
import { type Receipts, receipts } from "./receipts.ts";
import { type Records, records } from "./records.ts";
import { type Remediations, remediations } from "./remediations.ts";
import { type Runs, runs } from "./runs.ts";
import { openStore } from "./store.ts";
import { type Waits, waits } from "./waits.ts";

/** Everything that is kept in the table. */
export interface Inventory {
  readonly records: Records;
  readonly claims: Claims;
  readonly runs: Runs;
  readonly receipts: Receipts;
  readonly history: History;
  readonly control: Control;
  readonly policies: Policies;
  readonly findings: Findings;
  readonly remediations: Remediations;
  readonly waits: Waits;
}

/** Opens the table with this name. */
export function openInventory(
  client: () => Promise<DynamoDBDocumentClient>,
  tableName: string,
  now: () => Date,
): Inventory {
  const store = openStore(client, tableName);
  return {
    records: records(store),
    claims: claims(store, now),
    runs: runs(store, now),
    receipts: receipts(store, now),
    history: history(store, now),
    control: control(store, now),
    policies: policies(store),
    findings: findings(store),
    remediations: remediations(store),
    waits: waits(store),
  };
}
