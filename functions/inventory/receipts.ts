import type { Claim } from "./claims.ts";
import { daysFrom } from "./expiry.ts";
import { PREFIX, partitionOfRole, receiptKey } from "./keys.ts";
import type { Members, Store } from "./store.ts";

/** What a resource's setting was before it was released, enough to restore it exactly. */
export interface Receipt {
  readonly kind: string;
  readonly arn: string;
  readonly region: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** The receipts of releases. */
export interface Receipts {
  /** Stores a receipt before the release; the first one of a run stays, since later ones show the released state. */
  keep(claim: Claim, receipt: Receipt): Promise<void>;
  /** Reads all receipts of a role, by run. */
  list(account: string, roleName: string): AsyncIterable<Members>;
}

/** Restore is possible until then. */
const KEPT_DAYS = 90;

/** The receipts in a table. */
export function receipts(store: Store, now: () => Date): Receipts {
  return {
    async keep({ account, roleName, runId }, receipt) {
      await store.put(
        receiptKey(account, roleName, runId, receipt.arn),
        // Plain JSON: an SDK answer can hold dates, which the table does not take.
        {
          ...receipt,
          settings: JSON.parse(JSON.stringify(receipt.settings)),
          storedAt: now().toISOString(),
          expiresAt: daysFrom(now(), KEPT_DAYS),
        },
        { expression: "attribute_not_exists(pk)" },
      );
    },
    list: (account, roleName) => store.list(partitionOfRole(account, roleName), PREFIX.receipt),
  };
}
