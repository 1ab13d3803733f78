import { checkTrace, type Violation } from "./checks/all.ts";
import type { Result } from "./finding.ts";
import { drawHistory } from "./history/draw-history.ts";
import type { History } from "./history/move.ts";
import { playHistory } from "./play/play-history.ts";
import type { Stage } from "./play/stage.ts";
import { shrink } from "./shrink.ts";
import type { Act, Trace } from "./trace/trace.ts";

/** A history takes about half a second: shrinking one takes a minute at most. */
const MOST_TRIES = 120;

/** Plays the history of a seed and checks it; one that fails is shrunk if that is asked for. */
export async function playSeed(stage: Stage, seed: number, shrinks: boolean): Promise<Result> {
  const began = performance.now();
  const history = drawHistory(seed, stage.sandbox.regions);
  const trace = await playHistory(stage, history);
  const violations = checkTrace(trace);
  const result = {
    seed,
    violations,
    acts: violations.length === 0 ? [] : trace.acts,
    outcomes: countOutcomes(trace),
  };
  const shrunk = shrinks && violations.length > 0 ? await shrinkTo(stage, history, violations) : undefined;
  return {
    ...result,
    milliseconds: performance.now() - began,
    ...(shrunk === undefined ? {} : { shrunk }),
  };
}

/** The shortest history found in which one of the same checks still fails. */
async function shrinkTo(
  stage: Stage,
  history: History,
  violations: readonly Violation[],
): Promise<readonly Act[]> {
  const failed = new Set(violations.map(({ check }) => check));
  let acts: readonly Act[] = [];
  const stillFails = async (part: readonly Act["move"][]) => {
    const trace = await playHistory(stage, { ...history, moves: part });
    const fails = checkTrace(trace).some(({ check }) => failed.has(check));
    acts = fails ? trace.acts : acts;
    return fails;
  };
  await shrink(history.moves, stillFails, MOST_TRIES);
  return acts;
}

function countOutcomes({ runs }: Trace): Readonly<Record<string, number>> {
  const ended = Map.groupBy(runs, ({ output, status }) => output?.kind ?? status.toLowerCase());
  return Object.fromEntries([...ended].map(([kind, same]) => [kind, same.length]));
}
