import type { History, HistoryEntry } from "./history.ts";

/** Puts one event on rolecall's own bus. */
export type Publish = (what: string, detail: Readonly<Record<string, unknown>>) => Promise<void>;

/** Writes what happened to a role into its history and publishes it. */
export type Journal = (entry: HistoryEntry) => Promise<void>;

/** The history first: what was published can be looked up. */
export function journal(history: Pick<History, "append">, publish: Publish): Journal {
  return async (entry) => {
    await history.append(entry);
    const { account, roleName, at, id, what, detail } = entry;
    await publish(what, { account, roleName, at, id, ...detail });
  };
}
