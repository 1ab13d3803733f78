import { daysFrom } from "./expiry.ts";
import { historyKey, PREFIX, partitionOfRole } from "./keys.ts";
import type { Members, Store } from "./store.ts";

/** One thing that happened to a role. */
export interface HistoryEntry {
  readonly account: string;
  readonly roleName: string;
  /** ISO 8601. */
  readonly at: string;
  /** Makes repeating a step harmless: the same id is the same entry. */
  readonly id: string;
  /** What happened, as on rolecall's bus, for example `Usage Released`. */
  readonly what: string;
  readonly detail: Members;
}

/** What happened to a role, in order. */
export interface History {
  append(entry: HistoryEntry): Promise<void>;
  list(account: string, roleName: string): AsyncIterable<Members>;
}

const KEPT_DAYS = 400;

/** The histories in a table. */
export function history(store: Store, now: () => Date): History {
  return {
    async append({ account, roleName, at, id, what, detail }) {
      const members = { at, what, detail, expiresAt: daysFrom(now(), KEPT_DAYS) };
      await store.put(historyKey(account, roleName, at, id), members);
    },
    list: (account, roleName) => store.list(partitionOfRole(account, roleName), PREFIX.history),
  };
}
