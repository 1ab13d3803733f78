import * as v from "valibot";
import { daysFrom } from "./expiry.ts";
import { controlKey, dailyCountKey } from "./keys.ts";
import type { Store } from "./store.ts";

/** The kill switch and the day's limit of an account. */
export interface Control {
  /** Whether somebody has paused rolecall here, and why. */
  readPause(account: string): Promise<{ readonly paused: boolean; readonly pausedReason?: string }>;
  /** Counts one more deletion of this UTC day. @returns false if the day's limit is reached; nothing is counted then */
  countDeletion(account: string, maximum: number): Promise<boolean>;
}

/** Anything but a plain `false` pauses: a kill switch that was written clumsily has to work too. */
const ControlSchema = v.looseObject({
  paused: v.optional(v.unknown()),
  reason: v.exactOptional(v.string()),
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
      return { paused: paused !== false, ...(reason === undefined ? {} : { pausedReason: reason }) };
    },

    async countDeletion(account, maximum) {
      const day = now().toISOString().slice(0, 10);
      const counted = await store.update(dailyCountKey(account, day), {
        expression: "SET #expires = :expires ADD submitted :one",
        condition: "attribute_not_exists(submitted) OR submitted < :maximum",
        names: { "#expires": "expiresAt" },
        values: { ":one": 1, ":maximum": maximum, ":expires": daysFrom(now(), 7) },
      });
      return counted !== undefined;
    },
  };
}
