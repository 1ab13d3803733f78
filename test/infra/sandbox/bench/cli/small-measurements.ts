import type { CliMeasurements } from "../../../../../infra/sandbox/bench/cli/measure-cli.ts";

const at = (median: number) => ({ median, lower: median - 0.25, upper: median + 0.25 });
const score = (milliseconds: number, calls: number) => ({
  milliseconds: at(milliseconds),
  cpuMilliseconds: at(milliseconds / 10),
  calls,
});
const run = (milliseconds: number, megabytes: number) => ({
  milliseconds,
  cpuMilliseconds: milliseconds / 2,
  peakBytes: megabytes * 1e6,
});

/** The command line as it may have been measured: too slow where the roles are in use, and greedy in a scan. */
export const smallMeasurements: CliMeasurements = {
  isBundled: true,
  start: { node: at(40), help: at(58), toNode: at(1.45) },
  contests: [
    {
      what: "unused: 50 among 550 roles",
      roles: 50,
      isUnused: true,
      floor: score(2500, 151),
      rolecall: score(3000, 202),
      toFloor: at(1.2),
      awsCli: { milliseconds: 235_000, calls: 101 },
    },
    {
      what: "in use: 5 roles, 200 usages in 17 Regions",
      roles: 5,
      isUnused: false,
      floor: score(3000, 520),
      rolecall: score(6000, 764),
      toFloor: at(2),
    },
  ],
  series: [
    {
      what: "scan",
      points: [
        { roles: 100, floor: run(500, 80), rolecall: run(1000, 100) },
        { roles: 200, floor: run(600, 90), rolecall: run(2000, 120) },
        { roles: 400, floor: run(800, 110), rolecall: run(4000, 300) },
      ],
    },
  ],
};
