import * as v from "valibot";

/** A retrier, with the values that count where it does not give its own (Amazon States Language, read 2026-11-20). */
const RetrierSchema = v.object({
  ErrorEquals: v.array(v.string()),
  IntervalSeconds: v.optional(v.number(), 1),
  BackoffRate: v.optional(v.number(), 2),
  MaxDelaySeconds: v.optional(v.number(), Number.POSITIVE_INFINITY),
  MaxAttempts: v.optional(v.number(), 3),
});

type Retrier = v.InferOutput<typeof RetrierSchema>;

const StateSchema = v.object({ Retry: v.optional(v.array(RetrierSchema), []) });

const FlowSchema = v.object({ States: v.record(v.string(), v.unknown()) });

/** What a machine's definition says of time. */
export interface TimeRules {
  /** The longest time that an execution may take. */
  readonly limitSeconds?: number;
  /** By state, however deep in its Maps: names are unique in a machine. */
  readonly retriers: ReadonlyMap<string, readonly Retrier[]>;
}

/** When a failed try is repeated: so many failed, of so many tries, and the next one begins after so long at the latest. */
export interface NextTry {
  readonly failed: number;
  readonly of: number;
  /** Absent: it was the last one. */
  readonly longestDelaySeconds?: number;
}

/** Reads a definition; one that cannot be read has no rules. */
export function readTimeRules(definition: unknown): TimeRules {
  const limit = v.safeParse(v.object({ TimeoutSeconds: v.number() }), definition);
  return {
    ...(limit.success ? { limitSeconds: limit.output.TimeoutSeconds } : {}),
    retriers: new Map(statesIn(definition)),
  };
}

function statesIn(part: unknown): readonly (readonly [string, readonly Retrier[]])[] {
  if (typeof part !== "object" || part === null) {
    return [];
  }
  const flow = v.safeParse(FlowSchema, part);
  const own = flow.success ? Object.entries(flow.output.States) : [];
  return [
    ...own.flatMap(([name, state]) => {
      const read = v.safeParse(StateSchema, state);
      return read.success ? [[name, read.output.Retry] as const] : [];
    }),
    ...Object.values(part).flatMap(statesIn),
  ];
}

/**
 * Answers what the rules say after some tries of a state have failed; `undefined` where they do not know the state.
 *
 * @param errors of every try, the latest last
 */
export function nextTry(rules: TimeRules, state: string, errors: readonly string[]): NextTry | undefined {
  const retriers = rules.retriers.get(state);
  if (retriers === undefined) {
    return undefined;
  }
  const retrierOf = (error: string) => retriers.find(({ ErrorEquals }) => matches(ErrorEquals, error));
  const retrier = retrierOf(errors.at(-1) ?? "");
  if (retrier === undefined) {
    return { failed: 1, of: 1 };
  }
  // Each retrier counts for itself.
  const failed = errors.filter((error) => retrierOf(error) === retrier).length;
  const of = retrier.MaxAttempts + 1;
  const delay = retrier.IntervalSeconds * retrier.BackoffRate ** (failed - 1);
  return failed < of
    ? { failed, of, longestDelaySeconds: Math.min(delay, retrier.MaxDelaySeconds) }
    : { failed, of };
}

function matches(names: readonly string[], error: string): boolean {
  return names.some(
    (name) =>
      name === error || name === "States.ALL" || (name === "States.TaskFailed" && error !== "States.Timeout"),
  );
}
