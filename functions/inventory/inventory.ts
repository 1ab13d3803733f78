import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { type Claims, claims } from "./claims.ts";
import { type Control, control } from "./control.ts";
import { type History, history } from "./history.ts";
import { type Receipts, receipts } from "./receipts.ts";
import { type Records, records } from "./records.ts";
import { type Runs, runs } from "./runs.ts";
import { openStore } from "./store.ts";

/** Everything that is kept in the table. */
export interface Inventory {
  readonly records: Records;
  readonly claims: Claims;
  readonly runs: Runs;
  readonly receipts: Receipts;
  readonly history: History;
  readonly control: Control;
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
  };
}
