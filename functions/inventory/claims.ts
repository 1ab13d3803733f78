import * as v from "valibot";
import { ClaimLostError } from "../core/errors.ts";
import { claimKey } from "./keys.ts";
import type { Store } from "./store.ts";

/** The right to decommission one role, held by one run until it expires. */
export interface Claim {
  readonly account: string;
  readonly roleName: string;
  readonly runId: string;
  /** Grows with each new holder: writes of an earlier holder can be told from those of a later one. */
  readonly fence: number;
}

/** What came of taking a claim. */
export type Taken =
  | {
      readonly claim: Claim;
      /** The run that held it before and let it expire: it has vanished. Only where that run said when it started. */
      readonly overtaken?: { readonly runId: string; readonly startedAt: string };
    }
  | { readonly heldBy: string; readonly until: string };

/** One run per role at a time. */
export interface Claims {
  /**
   * Takes the claim, or the same again for the same run; answers who holds it if another run does.
   *
   * @param startedAt when the run started, ISO 8601: with it, a run that vanishes can be found and closed
   */
  take(account: string, roleName: string, runId: string, startedAt?: string): Promise<Taken>;
  /**
   * Makes a claim last longer. Done before each change.
   *
   * @throws {ClaimLostError} if another run has taken over. Trying again cannot help.
   */
  renew(claim: Claim): Promise<void>;
  /** True if a run holds the claim of a role, and it has not expired. */
  isHeld(account: string, roleName: string, runId: string): Promise<boolean>;
  /** Gives a claim up; a claim that is another's by now stays as it is. */
  release(account: string, roleName: string, runId: string): Promise<void>;
}

/** Longer than the longest wait between two steps of a run, all of which renew the claim. */
const CLAIM_SECONDS = 45 * 60;

const ClaimItemSchema = v.looseObject({
  runId: v.optional(v.string()),
  startedAt: v.optional(v.string()),
  until: v.optional(v.string()),
  fence: v.optional(v.number(), 0),
});

/** The claims in a table. */
export function claims(store: Store, now: () => Date): Claims {
  const untilWhen = () => new Date(now().getTime() + CLAIM_SECONDS * 1000).toISOString();

  return {
    async take(account, roleName, runId, startedAt = "") {
      const key = claimKey(account, roleName);
      const mine = await store.update(key, {
        expression: "SET runId = :run, #until = :until",
        condition: "runId = :run",
        names: { "#until": "until" },
        values: { ":run": runId, ":until": untilWhen() },
      });
      if (mine !== undefined) {
        return { claim: { account, roleName, runId, fence: v.parse(ClaimItemSchema, mine).fence } };
      }
      const before = v.parse(ClaimItemSchema, (await store.get(key)) ?? {});
      const taken = await store.update(key, {
        expression: "SET runId = :run, startedAt = :started, #until = :until ADD fence :one",
        condition: "attribute_not_exists(runId) OR #until < :now",
        names: { "#until": "until" },
        values: {
          ":run": runId,
          ":started": startedAt,
          ":until": untilWhen(),
          ":now": now().toISOString(),
          ":one": 1,
        },
      });
      if (taken === undefined) {
        const holder = v.parse(ClaimItemSchema, (await store.get(key)) ?? {});
        return { heldBy: holder.runId ?? "another run", until: holder.until ?? "unknown" };
      }
      const claim = { account, roleName, runId, fence: v.parse(ClaimItemSchema, taken).fence };
      const { runId: vanished, startedAt: itsStart = "" } = before;
      return vanished === undefined || itsStart === ""
        ? { claim }
        : { claim, overtaken: { runId: vanished, startedAt: itsStart } };
    },

    async renew({ account, roleName, runId, fence }) {
      const renewed = await store.update(claimKey(account, roleName), {
        expression: "SET #until = :until",
        condition: "runId = :run AND fence = :fence",
        names: { "#until": "until" },
        values: { ":run": runId, ":fence": fence, ":until": untilWhen() },
      });
      if (renewed === undefined) {
        throw new ClaimLostError(`Run ${runId} does not hold the claim of ${roleName} any more`);
      }
    },

    async isHeld(account, roleName, runId) {
      const item = await store.get(claimKey(account, roleName));
      const { runId: holder, until = "" } = v.parse(ClaimItemSchema, item ?? {});
      return holder === runId && until >= now().toISOString();
    },

    async release(account, roleName, runId) {
      await store.update(claimKey(account, roleName), {
        expression: "REMOVE runId, startedAt, #until",
        condition: "runId = :run",
        names: { "#until": "until" },
        values: { ":run": runId },
      });
    },
  };
}
