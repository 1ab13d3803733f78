import * as v from "valibot";
import {
  AskSchema,
  ClaimedSchema,
  DecisionSchema,
  EndSchema,
  LookSchema,
  ReportSchema,
  RestoreSchema,
  VerdictSchema,
} from "./answers.ts";
import { learnFromLook, withUnread } from "./learn-from-look.ts";
import { NOTHING_LOOKED_AT, type Pause, type Tally } from "./tally.ts";

/** What is known once a state is entered. */
export function learnFromEntry(tally: Tally, state: string): Tally {
  switch (state) {
    case "FindUsages":
      return { ...tally, looks: tally.looks + 1, look: NOTHING_LOOKED_AT };
    case "MakePlan":
      return { ...tally, look: { ...tally.look, isOver: true } };
    default:
      return tally;
  }
}

/** What is known once a task has answered. An answer that is not understood says nothing. */
export function learnFromAnswer(tally: Tally, state: string, answer: unknown): Tally {
  const end = read(EndSchema, answer);
  if (end !== undefined) {
    return { ...tally, outcome: end.outcome };
  }
  switch (state) {
    case "ClaimRole": {
      const claimed = read(ClaimedSchema, answer);
      return claimed === undefined ? tally : { ...tally, ...claimed.request, expected: claimed.expected };
    }
    case "FindUsagesInRegions": {
      const look = read(LookSchema, answer);
      return look === undefined ? tally : { ...tally, look: learnFromLook(tally.look, look.readings) };
    }
    case "MakePlan":
      return learnFromDecision(tally, answer);
    case "ReleaseUsage":
      return learnFromRelease(tally, answer);
    case "SubmitDeletion":
    case "JudgeDeletion": {
      const verdict = read(VerdictSchema, answer);
      return verdict === undefined
        ? tally
        : { ...tally, pause: pauseOf(verdict.waitSeconds, verdict.deletion?.reason) };
    }
    case "PlanRestore":
      return learnFromRestorePlan(tally, answer);
    case "RestoreUsage":
      return learnFromRestore(tally, answer);
    case "AssessRemediation": {
      const ask = read(AskSchema, answer);
      return ask === undefined ? tally : { ...tally, approval: { expiresAt: ask.expiresAt, woken: false } };
    }
    case "AwaitChange":
      return tally.approval === undefined
        ? tally
        : { ...tally, approval: { ...tally.approval, woken: true } };
    default:
      return tally;
  }
}

/** What is known once the last try of a task has failed and the run goes on without its answer. */
export function learnFromFailure(tally: Tally, state: string, input: unknown): Tally {
  switch (state) {
    case "FindUsagesInRegions":
      return { ...tally, look: withUnread(tally.look, read(v.array(v.string()), input) ?? []) };
    case "ReleaseUsage":
      return { ...tally, release: { ...tally.release, left: tally.release.left + 1 } };
    case "RestoreUsage":
      return withRestore(tally, "left");
    default:
      return tally;
  }
}

function learnFromDecision(tally: Tally, answer: unknown): Tally {
  const decision = read(DecisionSchema, answer);
  switch (decision?.kind) {
    case "release":
      return {
        ...tally,
        release: { of: decision.stages.flat().length, free: 0, left: 0 },
        pause: pauseOf(decision.waitSeconds),
      };
    case "look-again":
      return { ...tally, pause: { because: "unread", seconds: decision.waitSeconds } };
    case undefined:
      return tally;
  }
}

function learnFromRelease(tally: Tally, answer: unknown): Tally {
  const { release, released } = tally;
  const report = read(ReportSchema, answer);
  switch (report?.kind) {
    case undefined:
      return tally;
    case "released":
      return {
        ...tally,
        release: { ...release, free: release.free + 1 },
        released: new Set([...released, report?.arn ?? ""]),
      };
    case "gone":
      return { ...tally, release: { ...release, free: release.free + 1 } };
    default:
      return { ...tally, release: { ...release, left: release.left + 1 } };
  }
}

/** What a stack does that is of before functions said it. */
const RESTORES_SETTLED_SECONDS = { apply: 30, plan: 0 } as const;

function learnFromRestorePlan(tally: Tally, answer: unknown): Tally {
  const plan = read(RestoreSchema, answer);
  if (plan === undefined) {
    return tally;
  }
  const { mode } = plan.request;
  return {
    ...tally,
    mode,
    restore: { of: plan.items.length, done: 0, left: 0 },
    pause: pauseOf(plan.waitSeconds ?? RESTORES_SETTLED_SECONDS[mode]),
  };
}

const PUT_BACK = ["restored", "already-as-it-was", "to-restore"];

function learnFromRestore(tally: Tally, answer: unknown): Tally {
  const report = read(ReportSchema, answer);
  return report === undefined ? tally : withRestore(tally, PUT_BACK.includes(report.kind) ? "done" : "left");
}

function withRestore(tally: Tally, what: "done" | "left"): Tally {
  const { restore } = tally;
  return restore === undefined ? tally : { ...tally, restore: { ...restore, [what]: restore[what] + 1 } };
}

function pauseOf(seconds: number, refusal?: string): Pause {
  return refusal === undefined ? { because: "settling", seconds } : { because: "refused", seconds, refusal };
}

function read<T>(schema: v.GenericSchema<unknown, T>, value: unknown): T | undefined {
  const result = v.safeParse(schema, value);
  return result.success ? result.output : undefined;
}
