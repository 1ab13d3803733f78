import { type Spread, spreadOf } from "../statistics.ts";
import type { ScenarioName, Scenarios } from "./scenarios.ts";
import { type ColdStart, startOnce } from "./start-once.ts";

/** How one kind of cold start went; times in milliseconds, ratios of the same round. */
export interface ColdStarts {
  readonly scenario: ScenarioName;
  readonly boot: Spread;
  readonly load: Spread;
  readonly answer: Spread;
  readonly total: Spread;
  /** To the empty handler. */
  readonly toEmpty: Spread;
  /** To the same handler and event with the SDK left external; 1 for that itself and for the empty one. */
  readonly toExternal: Spread;
}

/** One start of each kind, in turn, so that whatever slows the machine down slows all of them down. */
export type Round = Readonly<Record<ScenarioName, ColdStart>>;

const ORDER = [
  "empty",
  "bundled, answered without AWS",
  "external, answered without AWS",
  "bundled, real",
  "external, real",
] as const satisfies readonly ScenarioName[];

const REFERENCE: Readonly<Record<ScenarioName, ScenarioName>> = {
  empty: "empty",
  "bundled, answered without AWS": "external, answered without AWS",
  "bundled, real": "external, real",
  "external, answered without AWS": "external, answered without AWS",
  "external, real": "external, real",
};

/** Starts everything in turn, so many rounds, after one that does not count: files are in the machine's cache then. */
export async function measureColdStarts(
  scenarios: Scenarios,
  rounds: number,
): Promise<readonly ColdStarts[]> {
  await playRound(scenarios, 0);
  const played: Round[] = [];
  for (let round = 0; round < rounds; round += 1) {
    played.push(await playRound(scenarios, round));
  }
  return sumUp(played);
}

/** Sums rounds up. */
export function sumUp(rounds: readonly Round[]): readonly ColdStarts[] {
  return ORDER.map((scenario) => {
    const each = (read: (start: ColdStart, round: Round) => number) =>
      spreadOf(rounds.map((round) => read(round[scenario], round)));
    return {
      scenario,
      boot: each(({ bootMilliseconds }) => bootMilliseconds),
      load: each(({ loadMilliseconds }) => loadMilliseconds),
      answer: each(({ answerMilliseconds }) => answerMilliseconds),
      total: each(({ totalMilliseconds }) => totalMilliseconds),
      toEmpty: each((start, round) => start.totalMilliseconds / round.empty.totalMilliseconds),
      toExternal: each(
        (start, round) => start.totalMilliseconds / round[REFERENCE[scenario]].totalMilliseconds,
      ),
    };
  });
}

/** Each round begins with another kind, so that none is always the one after the same. */
async function playRound(scenarios: Scenarios, round: number): Promise<Round> {
  const first = round % ORDER.length;
  const starts = new Map<ScenarioName, ColdStart>();
  for (const scenario of [...ORDER.slice(first), ...ORDER.slice(0, first)]) {
    starts.set(scenario, await startOnce(scenarios[scenario]));
  }
  const of = (scenario: ScenarioName): ColdStart => {
    const start = starts.get(scenario);
    if (start === undefined) {
      throw new Error(`${scenario} was not started`);
    }
    return start;
  };
  return {
    empty: of("empty"),
    "bundled, answered without AWS": of("bundled, answered without AWS"),
    "bundled, real": of("bundled, real"),
    "external, answered without AWS": of("external, answered without AWS"),
    "external, real": of("external, real"),
  };
}
