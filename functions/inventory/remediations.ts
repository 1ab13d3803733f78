import * as v from "valibot";
import type { Remediation } from "../core/drift/remediation.ts";
import { ContentionError } from "../core/errors.ts";
import { RemediationSchema } from "./finding-schemas.ts";
import { PREFIX, partitionOfAccount, remediationKey } from "./keys.ts";
import type { Store } from "./store.ts";

/** What rolecall has done by itself about each role. */
export interface Remediations {
  read(account: string, roleName: string): Promise<Remediation | undefined>;
  /** Reads those of all roles of an account. */
  list(account: string): Promise<readonly Remediation[]>;
  /**
   * Changes what is kept of a role, however many others do at the same time.
   *
   * @param change answers what is to be kept, or what it was given if nothing is to be changed; asked again if others win
   * @returns what is kept now
   * @throws {ContentionError} if others kept winning. Trying again helps.
   */
  change(
    account: string,
    roleName: string,
    change: (before: Remediation) => Remediation,
  ): Promise<Remediation>;
}

const MAX_TRIES = 8;

/** The remediations in a table. */
export function remediations(store: Store): Remediations {
  const read = async (account: string, roleName: string) => {
    const item = await store.get(remediationKey(account, roleName));
    return item === undefined ? undefined : v.parse(RemediationSchema, item);
  };

  return {
    read,

    async list(account) {
      const items = await Array.fromAsync(store.list(partitionOfAccount(account), PREFIX.remediation));
      return items.map((item) => v.parse(RemediationSchema, item));
    },

    async change(account, roleName, change) {
      for (let tries = 0; tries < MAX_TRIES; tries += 1) {
        const before = await read(account, roleName);
        const now = before ?? { account, roleName, runs: 0, failures: 0, version: 0 };
        const after = change(now);
        if (after === now) {
          return now;
        }
        const item = { ...after, version: now.version + 1 };
        const condition =
          before === undefined
            ? { expression: "attribute_not_exists(pk)" }
            : { expression: "version = :before", values: { ":before": before.version } };
        if (await store.put(remediationKey(account, roleName), item, condition)) {
          return item;
        }
      }
      throw new ContentionError(
        `What is done about ${roleName} was written by others ${MAX_TRIES} times in a row`,
      );
    },
  };
}
