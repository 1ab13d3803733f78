import * as v from "valibot";
import { daysFrom } from "./expiry.ts";
import { controlKey, dailyCountKey } from "./keys.ts";
import { roomFor } from "./room.ts";
import type { RunIdentity } from "./runs.ts";
import type { Store } from "./store.ts";

/** A change of one role, and how many may be made in a day; `undefined`: as many as there are. */
export interface Change {
  readonly kind: "deletion" | "edit";
  readonly mostDeletions?: number | undefined;
  /** Of roles that are deleted, made or edited. */
  readonly mostChanges?: number | undefined;
}

/** What was counted on one UTC day. */
export interface Day {
  readonly deletions: number;
  /** Of roles that were deleted, made or edited. */
  readonly changes: number;
  /** When the next day begins; ISO 8601. */
  readonly endsAt: string;
}

/** The kill switch and the day's limits of an account. */
export interface Control {
  /** Whether somebody has paused rolecall here, and why. */
  readPause(account: string): Promise<{ readonly paused: boolean; readonly pausedReason?: string }>;
  /** Pauses rolecall in an account, with a reason, or lets it go on. The latest word counts. */
  writePause(account: string, pause: { readonly paused: boolean; readonly reason?: string }): Promise<void>;
  /**
   * Counts a run among those that change a role on this UTC day; counting it again changes nothing.
   *
   * @returns which limit is reached without it, nothing being counted then; `undefined` if it was counted
   */
  countChange(
    run: Pick<RunIdentity, "account" | "runId">,
    change: Change,
  ): Promise<"deletions" | "changes" | undefined>;
  /** Reads what was counted today. */
  readDay(account: string): Promise<Day>;
}

/** Anything but a plain `false` pauses: a kill switch that was written clumsily has to work too. */
const ControlSchema = v.looseObject({
  paused: v.optional(v.unknown()),
  reason: v.optional(v.unknown()),
});

const texts = v.optional(v.set(v.string()), () => new Set());

/** Ids of runs: of those that have submitted a deletion, and of all that have changed a role. */
const DaySchema = v.looseObject({ runIds: texts, changeIds: texts });

const KEPT_DAYS = 7;

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

/** More than there can be. */
const UNLIMITED = Number.MAX_SAFE_INTEGER;

/** The control items in a table. */
export function control(store: Store, now: () => Date): Control {
  const today = () => now().toISOString().slice(0, 10);

  return {
    async readPause(account) {
      const item = await store.get(controlKey(account));
      if (item === undefined) {
        return { paused: false };
      }
      const { paused, reason } = v.parse(ControlSchema, item);
      return { paused: paused !== false, ...(typeof reason === "string" ? { pausedReason: reason } : {}) };
    },

    async writePause(account, { paused, reason }) {
      const at = now().toISOString();
      await store.put(controlKey(account), { paused, at, ...(reason === undefined ? {} : { reason }) });
    },

    async countChange({ account, runId }, { kind, mostDeletions = UNLIMITED, mostChanges = UNLIMITED }) {
      const key = dailyCountKey(account, today());
      const isDeletion = kind === "deletion";
      const rooms = [
        roomFor("changeIds", ":runId", mostChanges),
        ...(isDeletion ? [roomFor("runIds", ":runId", mostDeletions)] : []),
      ];
      const counted = await store.update(key, {
        expression: `SET #expires = :expires ADD changeIds :run${isDeletion ? ", runIds :run" : ""}`,
        condition: rooms.map(({ expression }) => expression).join(" AND "),
        names: { "#expires": "expiresAt" },
        values: {
          ":run": new Set([runId]),
          ":runId": runId,
          ":expires": daysFrom(now(), KEPT_DAYS),
          ...Object.fromEntries(rooms.flatMap(({ values = {} }) => Object.entries(values))),
        },
      });
      if (counted !== undefined) {
        return undefined;
      }
      // Sets only grow: what had no room a moment ago has none now.
      const { runIds } = v.parse(DaySchema, (await store.get(key)) ?? {});
      return isDeletion && runIds.size >= mostDeletions ? "deletions" : "changes";
    },

    async readDay(account) {
      const day = today();
      const { runIds, changeIds } = v.parse(DaySchema, (await store.get(dailyCountKey(account, day))) ?? {});
      const endsAt = new Date(Date.parse(day) + DAY_MILLISECONDS).toISOString();
      return { deletions: runIds.size, changes: changeIds.size, endsAt };
    },
  };
}
