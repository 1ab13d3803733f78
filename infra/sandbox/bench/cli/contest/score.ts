import { spreadOf } from "../../statistics.ts";
import type { Contest, ContestResult, Counted, CountedRun, Score } from "./contest.ts";

/** What was run in one round, one right after the other. */
export interface ContestRound {
  readonly floor: CountedRun;
  readonly rolecall: CountedRun;
}

/** Sums a contest up. @throws {RangeError} if there was no round. */
export function scoreContest(
  { what, roles, isUnused }: Pick<Contest, "what" | "roles" | "isUnused">,
  rounds: readonly ContestRound[],
  awsCli?: Counted,
): ContestResult {
  return {
    what,
    roles,
    isUnused,
    floor: scoreOf(rounds.map(({ floor }) => floor)),
    rolecall: scoreOf(rounds.map(({ rolecall }) => rolecall)),
    toFloor: spreadOf(rounds.map(({ floor, rolecall }) => rolecall.milliseconds / floor.milliseconds)),
    ...(awsCli === undefined ? {} : { awsCli }),
  };
}

function scoreOf(runs: readonly CountedRun[]): Score {
  return {
    milliseconds: spreadOf(runs.map(({ milliseconds }) => milliseconds)),
    cpuMilliseconds: spreadOf(runs.map(({ cpuMilliseconds }) => cpuMilliseconds)),
    calls: runs.at(-1)?.calls ?? 0,
  };
}
