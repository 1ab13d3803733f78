import type { RunProgress } from "./run-progress.ts";

/** How long it still takes, as far as that is known; nothing of it is guessed. Whole seconds; 0: due. */
export interface ExpectedTime {
  /** Until something happens, at the latest: the wait that goes on is over. Absent: not known. */
  readonly nextSeconds?: number;
  /** Until the run is over at the latest. Absent: not known. */
  readonly mostSeconds?: number;
}

/**
 * Answers how long a run still takes: to the end of its wait, and to the end of all that it may take.
 *
 * @param now the present
 */
export function expectedSeconds(
  { endedAt, wait, deadline }: Pick<RunProgress, "endedAt" | "wait" | "deadline">,
  now: Date,
): ExpectedTime {
  if (endedAt !== undefined) {
    return {};
  }
  return {
    ...(wait?.until === undefined ? {} : { nextSeconds: secondsUntil(wait.until, now) }),
    ...(deadline === undefined ? {} : { mostSeconds: secondsUntil(deadline, now) }),
  };
}

function secondsUntil(instant: string, now: Date): number {
  return Math.max(0, Math.ceil((Date.parse(instant) - now.getTime()) / 1000));
}
