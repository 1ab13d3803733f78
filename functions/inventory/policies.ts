import * as v from "valibot";
import type { SealedPolicy } from "../core/policy.ts";
import { parsePolicyDocument } from "../policy/document-schema.ts";
import { keptPolicyKey, policyKey } from "./keys.ts";
import { InstantSchema } from "./schemas.ts";
import type { Store } from "./store.ts";

/** A policy as it is kept. */
export interface KeptPolicy {
  /** The compiled policy; canonical JSON. */
  readonly document: string;
  /** SHA-256 of the document, as 64 hexadecimal digits. */
  readonly digest: string;
  /** What the owner wrote. */
  readonly source: string;
  /** ARN of who put it in force. */
  readonly putBy: string;
  /** ISO 8601. */
  readonly putAt: string;
}

/** What the owner wants of an account's roles. */
export interface Policies {
  /** The policy in force; `undefined`: there is none, and rolecall only observes. */
  read(account: string): Promise<SealedPolicy | undefined>;
  /** The digest of the policy in force, without reading it as one: it may be of another version. */
  readDigest(account: string): Promise<string | undefined>;
  /** The policy in force as it was put, whatever version wrote it. */
  readKept(account: string): Promise<KeptPolicy | undefined>;
  /**
   * Puts a policy in force; what was in force before can still be found by its digest.
   *
   * @param expected digest of the policy that is to be replaced, `null` for none, `undefined` for any
   * @returns false if another one is in force than the expected or just this one; nothing was put in force then
   */
  put(account: string, policy: KeptPolicy, expected?: string | null): Promise<boolean>;
  /** Takes the policy out of force: rolecall only observes from then on. */
  remove(account: string): Promise<void>;
}

const PolicyItem = v.object({
  document: v.string(),
  digest: v.string(),
  source: v.string(),
  putBy: v.string(),
  putAt: InstantSchema,
});

/** The policies in a table. */
export function policies(store: Store): Policies {
  const readItem = async (account: string) => {
    const item = await store.get(policyKey(account));
    return item?.["document"] === undefined ? undefined : v.parse(PolicyItem, item);
  };

  return {
    async read(account) {
      const item = await readItem(account);
      return item === undefined
        ? undefined
        : {
            ...parsePolicyDocument(item.document),
            digest: item.digest,
            putBy: item.putBy,
            putAt: item.putAt,
          };
    },

    async readDigest(account) {
      return (await readItem(account))?.digest;
    },

    readKept: readItem,

    async put(account, policy, expected) {
      await store.put(keptPolicyKey(account, policy.digest), { ...policy });
      return store.put(policyKey(account), { ...policy }, conditionOf(policy, expected));
    },

    async remove(account) {
      await store.put(policyKey(account), {});
    },
  };
}

/** Just this policy may be in force: somebody whose answer was lost asks again. */
function conditionOf({ digest }: KeptPolicy, expected: string | null | undefined) {
  if (expected === undefined) {
    return undefined;
  }
  return expected === null
    ? { expression: "attribute_not_exists(digest) OR digest = :digest", values: { ":digest": digest } }
    : {
        expression: "digest = :expected OR digest = :digest",
        values: { ":expected": expected, ":digest": digest },
      };
}
