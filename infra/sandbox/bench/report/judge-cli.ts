import type { CliMeasurements } from "../cli/measure-cli.ts";
import type { Run } from "../cli/run/run.ts";
import { type Series, toStraightLine } from "../cli/series/series.ts";
import { atMost, type Verdict } from "./verdict.ts";

const MOST_TO_FLOOR = 1.3;
const MOST_CALLS_PER_UNUSED_ROLE = 4;
const MOST_TO_NODE = 1.5;
/** Above one, since times and peaks are never quite the same twice; what grows with the square is at 1.6 and more. */
const MOST_TO_STRAIGHT_LINE = 1.25;

/** Holds the command line against its floors, and its growth against a straight line. */
export function judgeCli({ start, contests, series }: CliMeasurements): readonly Verdict[] {
  return [
    atMost("rolecall --help: to node's own start", start.toNode.median, MOST_TO_NODE),
    ...contests.map(({ what, toFloor }) =>
      atMost(`decommission, ${what}: time, to the floor`, toFloor.median, MOST_TO_FLOOR),
    ),
    ...contests
      .filter(({ isUnused }) => isUnused)
      .map(({ what, rolecall, roles }) =>
        atMost(`decommission, ${what}: calls a role`, rolecall.calls / roles, MOST_CALLS_PER_UNUSED_ROLE),
      ),
    ...series.flatMap((each) => [
      ...judgeGrowth(each, "time", ({ milliseconds }) => milliseconds),
      ...judgeGrowth(each, "peak memory", ({ peakBytes }) => peakBytes),
    ]),
  ];
}

function judgeGrowth({ what, points }: Series, of: string, read: (run: Run) => number): readonly Verdict[] {
  const ratio = toStraightLine(points, read);
  return ratio === undefined
    ? []
    : [atMost(`${what}: growth of ${of}, to a straight line`, ratio, MOST_TO_STRAIGHT_LINE)];
}
