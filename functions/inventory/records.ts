import { isDeepStrictEqual } from "node:util";
import * as v from "valibot";
import { ContentionError } from "../core/errors.ts";
import { type Look, mergeLook, type RoleRecord } from "../core/record.ts";
import { PREFIX, partitionOfAccount, recordKey } from "./keys.ts";
import { RecordSchema } from "./schemas.ts";
import type { Store } from "./store.ts";

/** A record before and after a look was merged into it. */
export interface RecordChange {
  readonly before: RoleRecord | undefined;
  /** `undefined` if there is nothing to record. */
  readonly after: RoleRecord | undefined;
}

/** The inventory's entries. */
export interface Records {
  read(account: string, roleName: string): Promise<RoleRecord | undefined>;
  /** Reads every record of an account, in the order of the roles' names. */
  list(account: string): AsyncIterable<RoleRecord>;
  /**
   * Merges a look into the record, however many others write at the same time.
   *
   * @param isWorthWriting answers whether the merged record is to be written; what is answered is merged all the same.
   * Default: always.
   * @throws {ContentionError} if others kept winning. Trying again helps.
   */
  merge(
    roleName: string,
    look: Look,
    isWorthWriting?: (before: RoleRecord | undefined, after: RoleRecord) => boolean,
  ): Promise<RecordChange>;
  /** Notes that something has reacted to the role's having become unused. */
  settleReaction(record: RoleRecord): Promise<void>;
}

const MAX_TRIES = 8;

/** The records in a table. */
export function records(store: Store): Records {
  const read = async (account: string, roleName: string) => {
    const item = await store.get(recordKey(account, roleName));
    return item === undefined ? undefined : v.parse(RecordSchema, item);
  };

  return {
    read,

    async *list(account) {
      for await (const item of store.list(partitionOfAccount(account), PREFIX.record)) {
        yield v.parse(RecordSchema, item);
      }
    },

    async merge(roleName, look, isWorthWriting = () => true) {
      for (let tries = 0; tries < MAX_TRIES; tries += 1) {
        const before = await read(look.account, roleName);
        const after = mergeLook(before, look);
        if (after === undefined || addsNothing(before, after) || !isWorthWriting(before, after)) {
          return { before, after };
        }
        if (await store.put(recordKey(look.account, roleName), { ...after }, unchangedSince(before))) {
          return { before, after };
        }
      }
      throw new ContentionError(
        `The record of ${roleName} was written by others ${MAX_TRIES} times in a row`,
      );
    },

    async settleReaction({ account, role: { roleName }, reactionDue }) {
      await store.update(recordKey(account, roleName), {
        expression: "REMOVE reactionDue ADD version :one",
        condition: "reactionDue = :due",
        values: { ":due": reactionDue, ":one": 1 },
      });
    },
  };
}

/**
 * True if others have read everything later. In a storm of events all who look at the same time want to write: most of
 * them need not, so that the others are not kept from it again and again.
 */
function addsNothing(before: RoleRecord | undefined, after: RoleRecord): boolean {
  return before !== undefined && isDeepStrictEqual({ ...after, version: before.version }, before);
}

function unchangedSince(before: RoleRecord | undefined) {
  return before === undefined
    ? { expression: "attribute_not_exists(pk)" }
    : { expression: "version = :version", values: { ":version": before.version } };
}
