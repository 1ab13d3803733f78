import * as v from "valibot";
import { type Finding, findingId } from "../core/drift/finding.ts";
import { FindingSchema } from "./finding-schemas.ts";
import { findingKey, PREFIX, partitionOfAccount } from "./keys.ts";
import type { Store } from "./store.ts";

/** The findings of an account. */
export interface Findings {
  /** Reads all findings, open and closed; of one subject only, where one is given. */
  list(account: string, subject?: string): Promise<readonly Finding[]>;
  /** @returns false if somebody else has written the finding meanwhile; nothing was written then */
  write(finding: Finding): Promise<boolean>;
  /** Notes that the latest change of a finding has been published. */
  notePublished(finding: Finding): Promise<void>;
}

/** The findings in a table. */
export function findings(store: Store): Findings {
  return {
    async list(account, subject) {
      const prefix = subject === undefined ? PREFIX.finding : `${PREFIX.finding}${subject}#`;
      const items = await Array.fromAsync(store.list(partitionOfAccount(account), prefix));
      return items.map((item) => v.parse(FindingSchema, item));
    },

    write(finding) {
      return store.put(
        findingKey(finding.account, findingId(finding)),
        { ...finding },
        finding.version === 1
          ? { expression: "attribute_not_exists(pk)" }
          : { expression: "version = :before", values: { ":before": finding.version - 1 } },
      );
    },

    async notePublished(finding) {
      await store.update(findingKey(finding.account, findingId(finding)), {
        expression: "REMOVE unpublished",
        condition: "version = :version",
        values: { ":version": finding.version },
      });
    },
  };
}
