import * as v from "valibot";
import { daysFrom } from "./expiry.ts";
import { controlKey, dailyCountKey } from "./keys.ts";
import type { RunIdentity } from "./runs.ts";
import type { Store } from "./store.ts";

/** The kill switch and the day's limit of an account. */
export interface Control {
  /** Whether somebody has paused rolecall here, and why. */
  readPause(account: string): Promise<{ readonly paused: boolean; readonly pausedReason?: string }>;
  /**
   * Counts a run among those that submit a deletion on this UTC day; counting it again changes nothing.
   *
   * @returns false if the day's limit is reached without it; nothing is counted then
   */
  countDeletion(run: Pick<RunIdentity, "account" | "runId">, maximum: number): Promise<boolean>;
}

/** Anything but a plain `false` pauses: a kill switch that was written clumsily has to work too. */
const ControlSchema = v.looseObject({
  paused: v.optional(v.unknown()),
  reason: v.optional(v.unknown()),
});

/** The control items in a table. */
export function control(store: Store, now: () => Date): Control {
  return {
    async readPause(account) {
      const item = await store.get(controlKey(account));
      if (item === undefined) {
        return { paused: false };
      }
      const { paused, reason } = v.parse(ControlSchema, item);
      return { paused: paused !== false, ...(typeof reason === "string" ? { pausedReason: reason } : {}) };
    },

    async countDeletion({ account, runId }, maximum) {
      const day = now().toISOString().slice(0, 10);
      const counted = await store.update(dailyCountKey(account, day), {
        expression: "SET #expires = :expires ADD runIds :run",
        condition: "attribute_not_exists(runIds) OR size(runIds) < :maximum OR contains(runIds, :runId)",
        names: { "#expires": "expiresAt" },
        values: {
          ":run": new Set([runId]),
          ":runId": runId,
          ":maximum": maximum,
          ":expires": daysFrom(now(), 7),
        },
      });
      return counted !== undefined;
    },
  };
}
