import { required } from "../../../functions/core/required.ts";
import { createSeededRandom } from "../gateway/seeded-random.ts";

/** Choices that look random and are the same for the same seed. */
export interface Chance {
  /** A whole number from 0 up to, but not including, this one. */
  below(end: number): number;
  /** @throws {UnexpectedAnswerError} if there is nothing to choose from. */
  pick<T>(choices: readonly T[]): T;
  /** True in so large a share of cases, 0 to 1. */
  happens(share: number): boolean;
}

/** Spreads seeds that follow each other, whose sequences would otherwise begin alike. */
const SPREAD = 0x9e3779b1;

/** Where a seed's random numbers begin. */
export function positionOf(seed: number): number {
  return Math.imul(seed + 1, SPREAD) >>> 0;
}

/** The choices of a seed. */
export function chanceOf(seed: number): Chance {
  const random = createSeededRandom({ position: positionOf(seed) });
  const below = (end: number) => Math.floor(random() * end);
  return {
    below,
    pick: (choices) => required(choices[below(choices.length)], "a choice"),
    happens: (share) => random() < share,
  };
}
