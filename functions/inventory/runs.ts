import * as v from "valibot";
import type { SealedPlan } from "../core/plan.ts";
import type { Outcome } from "../core/request.ts";
import { daysFrom } from "./expiry.ts";
import { PREFIX, partitionOfAccount, runKey } from "./keys.ts";
import { roomFor } from "./room.ts";
import { OutcomeSchema, PlanSchema } from "./schemas.ts";
import type { Members, Store } from "./store.ts";

/** Which run: its execution's account, start (ISO 8601) and name. */
export interface RunIdentity {
  readonly account: string;
  readonly startedAt: string;
  readonly runId: string;
}

/** What is kept of a run. */
export interface Run {
  readonly roleName: string;
  readonly plan?: SealedPlan;
  /** When the deletion was about to be submitted for the first time; ISO 8601. IAM may carry it out from then on. */
  readonly submittedAt?: string;
  readonly outcome?: Outcome;
  readonly endedAt?: string;
}

/** A run that has planned and has no outcome: it is at work, or it has vanished. */
export interface OpenRun {
  readonly run: RunIdentity;
  readonly roleName: string;
}

/** A run as it is listed; its start is known to the second. */
export interface ListedRun extends Run {
  readonly run: RunIdentity;
}

/** The runs of the workflows. */
export interface Runs {
  /** Reads every run that is kept of an account, in the order in which they started. */
  list(account: string): AsyncIterable<ListedRun>;
  /**
   * Lists the runs without an outcome that started on one UTC day.
   *
   * @param day for example `2026-11-20`
   */
  listOpen(account: string, day: string): Promise<readonly OpenRun[]>;
  read(run: RunIdentity): Promise<Run | undefined>;
  /** Keeps the plan of a run, once; a second plan for the same run is ignored. */
  keepPlan(run: RunIdentity, plan: SealedPlan): Promise<void>;
  /**
   * Counts a usage among those that a run releases; counting it again changes nothing.
   *
   * @returns false if the run has released as many as it may without it; nothing is counted then
   */
  countRelease(run: RunIdentity, arn: string, maximum: number): Promise<boolean>;
  /** Notes, before the call, that the deletion is being submitted; the first time stays. Answers whether this was it. */
  noteSubmission(run: RunIdentity): Promise<boolean>;
  /** Takes the note back: AWS has answered that it did not take the deletion. */
  withdrawSubmission(run: RunIdentity): Promise<void>;
  /**
   * Ends a run.
   *
   * @param roleName empty if the run's input does not tell; a name that is known already stays
   * @returns false if the run had ended already; its first outcome stays
   */
  end(run: RunIdentity, roleName: string, outcome: Outcome): Promise<boolean>;
}

const RunItemKey = v.looseObject({ sk: v.string() });

const KEPT_DAYS = 400;

const RunItemSchema = v.looseObject({
  roleName: v.optional(v.string(), ""),
  plan: v.exactOptional(PlanSchema),
  submittedAt: v.exactOptional(v.string()),
  outcome: v.exactOptional(OutcomeSchema),
  endedAt: v.exactOptional(v.string()),
});

/** The runs in a table. */
export function runs(store: Store, now: () => Date): Runs {
  const key = ({ account, startedAt, runId }: RunIdentity) => runKey(account, startedAt, runId);
  const fixed = { names: { "#expires": "expiresAt" } } as const;

  return {
    async *list(account) {
      for await (const item of store.list(partitionOfAccount(account), PREFIX.run)) {
        yield { run: identityOf(account, item), ...v.parse(RunItemSchema, item) };
      }
    },

    async listOpen(account, day) {
      const items = await Array.fromAsync(store.list(partitionOfAccount(account), `${PREFIX.run}${day}`));
      return items.flatMap((item) => {
        const { outcome, roleName } = v.parse(RunItemSchema, item);
        const run = identityOf(account, item);
        return outcome === undefined && roleName !== "" ? [{ run, roleName }] : [];
      });
    },

    async read(run) {
      const item = await store.get(key(run));
      return item === undefined ? undefined : v.parse(RunItemSchema, item);
    },

    async keepPlan(run, plan) {
      await store.update(key(run), {
        ...fixed,
        expression: "SET #plan = :plan, roleName = :role, #expires = :expires",
        condition: "attribute_not_exists(#plan)",
        names: { ...fixed.names, "#plan": "plan" },
        values: { ":plan": plan, ":role": plan.roleName, ":expires": daysFrom(now(), KEPT_DAYS) },
      });
    },

    async countRelease(run, arn, maximum) {
      const room = roomFor("releasedArns", ":arn", maximum);
      const counted = await store.update(key(run), {
        expression: "ADD releasedArns :one",
        condition: room.expression,
        values: { ":one": new Set([arn]), ":arn": arn, ...room.values },
      });
      return counted !== undefined;
    },

    async noteSubmission(run) {
      const noted = await store.update(key(run), {
        expression: "SET submittedAt = :now",
        condition: "attribute_not_exists(submittedAt)",
        values: { ":now": now().toISOString() },
      });
      return noted !== undefined;
    },

    async withdrawSubmission(run) {
      await store.update(key(run), {
        expression: "REMOVE submittedAt",
        condition: "attribute_exists(submittedAt)",
      });
    },

    async end(run, roleName, outcome) {
      const ended = await store.update(key(run), {
        ...fixed,
        expression:
          "SET outcome = :outcome, endedAt = :now, roleName = if_not_exists(roleName, :role), #expires = :expires",
        condition: "attribute_not_exists(outcome)",
        values: {
          ":outcome": outcome,
          ":now": now().toISOString(),
          ":role": roleName,
          ":expires": daysFrom(now(), KEPT_DAYS),
        },
      });
      return ended !== undefined;
    },
  };
}

function identityOf(account: string, item: Members): RunIdentity {
  const [, second = "", ...rest] = v.parse(RunItemKey, item).sk.split("#");
  return { account, startedAt: `${second}.000Z`, runId: rest.join("#") };
}
