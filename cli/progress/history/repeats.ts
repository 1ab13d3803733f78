import type { Retry } from "../run-progress.ts";
import { later } from "./later.ts";
import { nextTry, type TimeRules } from "./retry-rules.ts";
import type { Visit } from "./visits.ts";

/** A task that failed and is tried again. */
export interface Repeat {
  readonly retry: Retry;
  /** Absent while the next try is on its way. */
  readonly wait?: { readonly until?: string };
}

/**
 * Tells what is tried again, and when. Of several tasks it tells of the one that was begun first, whatever the others
 * do meanwhile, so that what a person reads does not jump.
 */
export function repeatIn(visits: readonly Visit[], rules: TimeRules): Repeat | undefined {
  const [first, ...others] = visits.flatMap((visit) => repeatOf(visit, rules) ?? []);
  return first === undefined ? undefined : { ...first, retry: { ...first.retry, others: others.length } };
}

function repeatOf({ state, failures, attempt }: Visit, rules: TimeRules): Repeat | undefined {
  const last = failures.at(-1);
  if (last === undefined || attempt === undefined) {
    return undefined;
  }
  const next = nextTry(
    rules,
    state,
    failures.map(({ error }) => error),
  );
  const retry = {
    attempt: next?.failed ?? failures.length,
    ...(next === undefined ? {} : { of: next.of }),
    error: last.error,
    reason: last.reason === "" ? last.error : last.reason,
    others: 0,
  };
  if (!attempt.failed) {
    return { retry };
  }
  if (next === undefined) {
    return { retry, wait: {} };
  }
  return next.longestDelaySeconds === undefined
    ? undefined
    : { retry, wait: { until: later(last.at, next.longestDelaySeconds) } };
}
