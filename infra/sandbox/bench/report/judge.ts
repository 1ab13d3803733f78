import type { Measurements } from "../measurements.ts";
import { judgeCli } from "./judge-cli.ts";
import { judgeColdStarts } from "./judge-cold-starts.ts";
import { judgeSizes } from "./judge-sizes.ts";
import { judgeWork } from "./judge-work.ts";
import type { Verdict } from "./verdict.ts";

/** Holds everything that was measured against its target. */
export function judge({ work, sizes, coldStarts, cli }: Measurements): readonly Verdict[] {
  return [
    ...judgeWork(work),
    ...judgeSizes(sizes),
    ...judgeColdStarts(coldStarts),
    ...(cli === undefined ? [] : judgeCli(cli)),
  ];
}
