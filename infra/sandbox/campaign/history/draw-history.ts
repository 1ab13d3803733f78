import { type Chance, chanceOf } from "../chance.ts";
import { createNamer, drawOwnerMove, drawUse } from "./draw-owner-moves.ts";
import { passes } from "./draw-run.ts";
import type { History, Move } from "./move.ts";
import { drawPlot } from "./plots.ts";
import { drawPolicyPlot } from "./policy-plots.ts";
import { cast } from "./theatre.ts";

/** Most usages that an estate begins with, for each of its roles. */
const MOST_USAGES = 3;

/** One seed of so many has no policy, as all had before there were policies. */
const WITHOUT_POLICY = 7;

/**
 * Draws the history of a seed: an estate, then plots about one or two of its roles, one after the other or into each
 * other, with owners' moves in between. The same seed gives the same history, in the same Regions.
 */
export function drawHistory(seed: number, regions: readonly string[]): History {
  const chance = chanceOf(seed);
  const hasPolicy = seed % WITHOUT_POLICY !== 0;
  const namer = createNamer();
  const drawFor = (role: number) => ({ chance, namer, regions, role });
  const roles = chance.happens(0.4)
    ? [chance.below(cast.length), chance.below(cast.length)]
    : [chance.below(6)];
  const estate = roles.flatMap((role) => [
    ...Array.from({ length: chance.below(MOST_USAGES + 1) }).flatMap(() => drawUse(drawFor(role))),
    ...(chance.happens(0.5) ? [{ kind: "make-role", role } as const] : []),
    ...(chance.happens(0.3) ? [{ kind: "tag-role", role } as const] : []),
  ]);
  const threads = [...roles, ...(chance.happens(0.3) ? roles.slice(0, 1) : [])].map((role, place) => {
    const drawThread = hasPolicy && (place === 0 || chance.happens(0.4)) ? drawPolicyPlot : drawPlot;
    const moves = [...drawThread(drawFor(role))];
    if (chance.happens(0.3)) {
      moves.push(passes(chance), ...drawOwnerMove(drawFor(role)));
    }
    return moves;
  });
  return {
    seed,
    hasPolicy,
    moves: [...estate, { kind: "pass", seconds: 10 }, ...interleave(chance, threads)],
  };
}

/** Brings threads together, each in its own order; half of the time one after the other. */
function interleave(chance: Chance, threads: readonly (readonly Move[])[]): readonly Move[] {
  if (chance.happens(0.5)) {
    return threads.flatMap((thread) => [...thread, { kind: "pass", seconds: 300 } as const]);
  }
  const left = threads.map((thread) => [...thread]);
  const moves: Move[] = [];
  while (left.some((thread) => thread.length > 0)) {
    const next = chance.pick(left.filter((thread) => thread.length > 0)).shift();
    moves.push(...(next === undefined ? [] : [next]));
  }
  return moves;
}
