import type { Catcher, Retrier } from "../definition/model.ts";
import { DataLimitFault, Fault, RuntimeFault } from "../faults.ts";
import { finish } from "./finish.ts";
import type { Step, Visit } from "./visit.ts";

/**
 * Delay before the next retry in seconds, where the retrier allows one more.
 *
 * @param attempt retries so far by this retrier
 * @param random 0 up to 1; full jitter picks between nothing and the whole delay
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html (read 2026-11-20)
 */
export function retryDelaySeconds(
  retrier: Retrier,
  attempt: number,
  random: () => number,
): number | undefined {
  const {
    IntervalSeconds = 1,
    MaxAttempts = 3,
    BackoffRate = 2,
    MaxDelaySeconds = Number.POSITIVE_INFINITY,
  } = retrier;
  if (attempt >= MaxAttempts) {
    return undefined;
  }
  const delay = Math.min(IntervalSeconds * BackoffRate ** attempt, MaxDelaySeconds);
  return retrier.JitterStrategy === "FULL" ? delay * random() : delay;
}

/** True if the state is to be tried again; the frame then says when. */
export function planRetry({ state, cell, scope }: Visit, fault: Fault): boolean {
  const retriers = "Retry" in state ? (state.Retry ?? []) : [];
  const index = retriers.findIndex(({ ErrorEquals }) => matches(ErrorEquals, fault));
  const retrier = retriers[index];
  if (retrier === undefined) {
    return false;
  }
  const { services } = scope;
  const attempt = cell.frame.retries[index] ?? 0;
  const delay = retryDelaySeconds(retrier, attempt, services.random);
  if (delay === undefined) {
    return false;
  }
  cell.setChildren([]);
  cell.update({
    retries: retriers.map(
      (_, position) => (cell.frame.retries[position] ?? 0) + (position === index ? 1 : 0),
    ),
    retryCount: cell.frame.retryCount + 1,
    pauseUntil: new Date(services.clock.now().getTime() + delay * 1000).toISOString(),
    submitted: undefined,
    items: undefined,
    mapRunId: undefined,
  });
  return true;
}

/** Goes on where a catcher says. @throws the fault itself if none matches. */
export function catchFault(visit: Visit, fault: Fault): Promise<Step> {
  const { state } = visit;
  const catchers: readonly Catcher[] = "Catch" in state ? (state.Catch ?? []) : [];
  const catcher = catchers.find(({ ErrorEquals }) => matches(ErrorEquals, fault));
  if (catcher === undefined) {
    throw fault;
  }
  // Both are always there, so that an expression that reads them does not fail; not known is whether AWS omits an unset one.
  const errorOutput = { Error: fault.error ?? "", Cause: fault.cause ?? "" };
  return finish(visit, catcher, catcher.Next, errorOutput, { states: { errorOutput } });
}

/** The wildcards spare what ends an execution in any case; `States.TaskFailed` spares timeouts too. */
function matches(names: readonly string[], fault: Fault): boolean {
  const terminal = isTerminal(fault);
  return names.some((name) => {
    switch (name) {
      case "States.ALL":
        return !terminal;
      case "States.TaskFailed":
        return !terminal && fault.error !== "States.Timeout" && !fault.aliases.includes("States.Timeout");
      default:
        return !(fault instanceof RuntimeFault) && (name === fault.error || fault.aliases.includes(name));
    }
  });
}

/** The failure of a branch, which a Parallel state passes on under its own name and as `States.BranchFailed`. */
export function branchFault(error: unknown): unknown {
  return error instanceof Fault && !isTerminal(error)
    ? new Fault(error.error, error.cause, [...error.aliases, "States.BranchFailed"])
    : error;
}

function isTerminal(fault: Fault): boolean {
  return fault instanceof RuntimeFault || fault instanceof DataLimitFault;
}
