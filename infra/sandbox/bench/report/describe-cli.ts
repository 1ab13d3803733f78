import type { ContestResult } from "../cli/contest/contest.ts";
import type { CliMeasurements } from "../cli/measure-cli.ts";
import type { Series } from "../cli/series/series.ts";
import type { Spread } from "../statistics.ts";
import { table } from "./table.ts";

/** What was measured of the command line, as tables. */
export function describeCli({ isBundled, start, contests, series }: CliMeasurements): readonly string[] {
  const how = isBundled ? "as it is published" : "from its sources";
  return [
    table(
      `The command line, ${how}: decommissions (ms, medians; ratio: median and middle half; floor: the bare calls)`,
      ["what", "by", "time", "to the floor", "processor", "calls", "calls a role"],
      contests.flatMap(contestRows),
    ),
    table(
      "The command line: growth (ms and MB; floor: the bare reads)",
      ["what", "roles", "time", "floor", "to the floor", "processor", "peak", "floor's peak"],
      series.flatMap(seriesRows),
    ),
    table(
      "The command line: start (ms, medians; ratio: median and middle half)",
      ["rolecall --help", "node", "to node"],
      [[start.help.median.toFixed(0), start.node.median.toFixed(0), ratioOf(start.toNode)]],
    ),
  ];
}

function contestRows({ what, roles, floor, rolecall, awsCli, toFloor }: ContestResult) {
  const row = (by: string, time: number, ratio: string, processor: string, calls: number) => [
    what,
    by,
    time.toFixed(0),
    ratio,
    processor,
    String(calls),
    (calls / roles).toFixed(2),
  ];
  const { milliseconds: floorTime } = floor;
  return [
    row("floor", floorTime.median, "1", floor.cpuMilliseconds.median.toFixed(0), floor.calls),
    row(
      "rolecall",
      rolecall.milliseconds.median,
      ratioOf(toFloor),
      rolecall.cpuMilliseconds.median.toFixed(0),
      rolecall.calls,
    ),
    ...(awsCli === undefined
      ? []
      : [
          row(
            "AWS CLI",
            awsCli.milliseconds,
            (awsCli.milliseconds / floorTime.median).toFixed(2),
            "",
            awsCli.calls,
          ),
        ]),
  ];
}

function seriesRows({ what, points }: Series) {
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(0);
  return points.map(({ roles, rolecall, floor }) => [
    what,
    String(roles),
    rolecall.milliseconds.toFixed(0),
    floor.milliseconds.toFixed(0),
    (rolecall.milliseconds / floor.milliseconds).toFixed(2),
    rolecall.cpuMilliseconds.toFixed(0),
    megabytes(rolecall.peakBytes),
    megabytes(floor.peakBytes),
  ]);
}

function ratioOf({ median, lower, upper }: Spread): string {
  return `${median.toFixed(2)} (${lower.toFixed(2)}-${upper.toFixed(2)})`;
}
