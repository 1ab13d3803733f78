import type { Result } from "./finding.ts";
import { describeMove } from "./history/describe-move.ts";
import { settingOf } from "./setting.ts";
import type { Act } from "./trace/trace.ts";

/** Tells of one history in which something did not hold: what, the moves, and how to play it again. */
export function describeFailure({ seed, violations, acts, shrunk }: Result): string {
  const setting = settingOf(seed);
  return [
    `History ${seed} (${setting.name}: ${JSON.stringify(setting.parameters)})`,
    ...violations.map(({ check, what }) => `  ${check}: ${what}`),
    `  Its moves:`,
    ...acts.map(describeAct),
    ...(shrunk === undefined ? [] : [`  Enough of them:`, ...shrunk.map(describeAct)]),
    `  Again: npm run campaign -- --seed ${seed} --histories 1${shrunk === undefined ? " --shrink" : ""}`,
  ].join("\n");
}

function describeAct({ at, move, refused }: Act): string {
  return `    ${at.slice(5, 19)}  ${describeMove(move)}${refused === undefined ? "" : ` (refused: ${refused})`}`;
}

/** Sums a campaign up: how many histories, how their runs ended, which checks failed how often, and how long it took. */
export function describeTotals(results: readonly Result[], broken: number, seconds: number): string {
  const outcomes = new Map<string, number>();
  for (const [kind, count] of results.flatMap((result) => Object.entries(result.outcomes))) {
    outcomes.set(kind, (outcomes.get(kind) ?? 0) + count);
  }
  const failed = results.filter(({ violations }) => violations.length > 0);
  const byCheck = Map.groupBy(
    failed.flatMap(({ seed, violations }) =>
      [...new Set(violations.map(({ check }) => check))].map((check) => ({ check, seed })),
    ),
    ({ check }) => check,
  );
  const milliseconds = results.map((result) => result.milliseconds).toSorted((a, b) => a - b);
  const median = milliseconds[Math.floor(milliseconds.length / 2)] ?? 0;
  return [
    `${results.length} histories in ${seconds.toFixed(0)} s (median ${median.toFixed(0)} ms), ${failed.length} in which something did not hold${broken === 0 ? "" : `, and ${broken} that could not be played`}`,
    `Runs: ${[...outcomes]
      .toSorted(([, a], [, b]) => b - a)
      .map(([kind, count]) => `${count} ${kind}`)
      .join(", ")}`,
    ...[...byCheck].map(
      ([check, seeds]) => `${check}: ${seeds.length}, first in ${Math.min(...seeds.map(({ seed }) => seed))}`,
    ),
  ].join("\n");
}
