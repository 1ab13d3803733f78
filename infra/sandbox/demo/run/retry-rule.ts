import * as v from "valibot";

const Retrier = v.object({
  ErrorEquals: v.array(v.string()),
  IntervalSeconds: v.optional(v.number(), 1),
  BackoffRate: v.optional(v.number(), 2),
  MaxDelaySeconds: v.optional(v.number(), Number.POSITIVE_INFINITY),
});

const State = v.looseObject({ Retry: v.optional(v.array(Retrier), []) });

/**
 * Answers how long, at most, a state waits before it tries again, as its machine says; in seconds.
 *
 * @param failures 1 after the first failed try
 */
export function longestDelaySeconds(
  definition: unknown,
  stateName: string,
  error: string,
  failures: number,
): number | undefined {
  const state = v.safeParse(State, findState(definition, stateName));
  const retriers = state.success ? state.output.Retry : [];
  const retrier = retriers.find(
    ({ ErrorEquals }) => ErrorEquals.includes(error) || ErrorEquals.includes("States.ALL"),
  );
  return retrier === undefined
    ? undefined
    : Math.min(retrier.IntervalSeconds * retrier.BackoffRate ** (failures - 1), retrier.MaxDelaySeconds);
}

/** Finds a state by its name, however deep in the Maps of a definition; names are unique in a machine. */
function findState(within: unknown, name: string): unknown {
  if (typeof within !== "object" || within === null) {
    return undefined;
  }
  const states = "States" in within ? within.States : undefined;
  if (typeof states === "object" && states !== null && Object.hasOwn(states, name)) {
    return new Map(Object.entries(states)).get(name);
  }
  for (const part of Object.values(within)) {
    const found = findState(part, name);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}
