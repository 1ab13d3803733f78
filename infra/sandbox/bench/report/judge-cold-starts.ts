import type { ColdStarts } from "../cold-start/measure-cold-starts.ts";
import { atMost, type Verdict } from "./verdict.ts";

const MOST_TO_EMPTY = 2.5;
const MOST_TO_EXTERNAL = 1;

/** Holds the cold starts of the deployed bundle against the targets: medians of the ratios within each round. */
export function judgeColdStarts(coldStarts: readonly ColdStarts[]): readonly Verdict[] {
  return coldStarts
    .filter(({ scenario }) => scenario.startsWith("bundled"))
    .flatMap(({ scenario, toEmpty, toExternal }) => [
      atMost(`cold start, ${scenario}: to an empty handler`, toEmpty.median, MOST_TO_EMPTY),
      atMost(`cold start, ${scenario}: to an external SDK`, toExternal.median, MOST_TO_EXTERNAL),
    ]);
}
