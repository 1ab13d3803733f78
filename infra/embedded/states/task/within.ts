import type { Clock } from "../../clock.ts";
import { Fault } from "../faults.ts";

/**
 * Waits for work until a deadline, or until the signal is aborted; whichever comes first ends it.
 * Work that is left behind goes on unseen, as a function does whose state has timed out.
 *
 * @param deadline ISO 8601 instant; without it the work may take for ever
 * @param timeout what to throw at the deadline; default: the fault `States.Timeout`
 * @throws what `timeout` gives at the deadline; the signal's reason if it is aborted.
 */
export async function within<T>(
  clock: Clock,
  deadline: string | undefined,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
  timeout: () => Error = () => new Fault("States.Timeout", undefined),
): Promise<T> {
  const ended = new AbortController();
  const either = AbortSignal.any([signal, ended.signal]);
  const aborted = new Promise<never>((_, reject) => {
    either.addEventListener("abort", () => reject(either.reason), { once: true });
  });
  try {
    signal.throwIfAborted();
    return await Promise.race([
      work(either),
      aborted,
      ...(deadline === undefined ? [] : [expiry(clock, deadline, either, timeout)]),
    ]);
  } finally {
    ended.abort();
  }
}

async function expiry(
  clock: Clock,
  deadline: string,
  signal: AbortSignal,
  timeout: () => Error,
): Promise<never> {
  await clock.sleep(Date.parse(deadline) - clock.now().getTime(), signal);
  throw timeout();
}
