import * as v from "valibot";
import type { Claim } from "./claims.ts";
import { daysFrom } from "./expiry.ts";
import { PREFIX, partitionOfRole, receiptKey } from "./keys.ts";
import type { Members, Store } from "./store.ts";

/** What a resource's setting was before it was released, or a role before it was deleted: enough to restore it exactly. */
export interface Receipt {
  /** The kind of the usage, or `role`. */
  readonly kind: string;
  readonly arn: string;
  /** What the service's own calls take for it, where its ARN does not tell. */
  readonly id?: string;
  readonly region: string;
  /** The incarnation that was to be decommissioned. */
  readonly roleId: string;
  /** Resources are restored in the reverse order of their release: those of a higher stage first. */
  readonly stage: number;
  readonly settings: Members;
}

/** A receipt as it is kept. */
export interface KeptReceipt extends Receipt {
  /** The run that released it. */
  readonly runId: string;
  /** ISO 8601. */
  readonly storedAt: string;
  /** The ARN of what was made in its place, where a restore had to make it again. */
  readonly replacedBy?: string;
}

/** The receipts of releases. */
export interface Receipts {
  /** Stores a receipt before the release; the first one of a run stays, since later ones show the released state. */
  keep(claim: Claim, receipt: Receipt): Promise<void>;
  /** Stores what the role was before its deletion is submitted; the latest of a run counts. */
  keepRole(claim: Claim, receipt: Omit<Receipt, "kind" | "region" | "stage">): Promise<void>;
  /** Reads all receipts of a role, by run. */
  list(account: string, roleName: string): AsyncIterable<KeptReceipt>;
  /** Notes what was made in the place of a deleted resource. */
  noteReplacement(account: string, roleName: string, receipt: KeptReceipt, arn: string): Promise<void>;
}

/** Restore is possible until then. */
const KEPT_DAYS = 90;

const ReceiptSchema = v.object({
  kind: v.string(),
  arn: v.string(),
  id: v.exactOptional(v.string()),
  region: v.string(),
  roleId: v.string(),
  stage: v.number(),
  settings: v.record(v.string(), v.unknown()),
  runId: v.string(),
  storedAt: v.string(),
  replacedBy: v.exactOptional(v.string()),
});

/** The receipts in a table. */
export function receipts(store: Store, now: () => Date): Receipts {
  const item = (runId: string, receipt: Receipt): Members => ({
    ...receipt,
    runId,
    // Plain JSON: an SDK answer can hold dates, which the table does not take.
    settings: JSON.parse(JSON.stringify(receipt.settings)),
    storedAt: now().toISOString(),
    expiresAt: daysFrom(now(), KEPT_DAYS),
  });

  return {
    async keep({ account, roleName, runId }, receipt) {
      const key = receiptKey(account, roleName, runId, receipt.arn);
      await store.put(key, item(runId, receipt), { expression: "attribute_not_exists(pk)" });
    },

    async keepRole({ account, roleName, runId }, receipt) {
      const key = receiptKey(account, roleName, runId, receipt.arn);
      await store.put(key, item(runId, { ...receipt, kind: "role", region: "all", stage: 0 }));
    },

    async *list(account, roleName) {
      for await (const kept of store.list(partitionOfRole(account, roleName), PREFIX.receipt)) {
        yield v.parse(ReceiptSchema, kept);
      }
    },

    async noteReplacement(account, roleName, { runId, arn: deleted }, arn) {
      await store.update(receiptKey(account, roleName, runId, deleted), {
        expression: "SET replacedBy = :arn",
        condition: "attribute_exists(pk)",
        values: { ":arn": arn },
      });
    },
  };
}
