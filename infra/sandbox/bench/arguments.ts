import { parseArgs } from "node:util";

/** What the command line asks for. */
export type Asked =
  | { readonly kind: "help" }
  | { readonly kind: "bench"; readonly rounds: number; readonly json: boolean; readonly check: boolean }
  | { readonly kind: "wrong"; readonly reason: string };

const DEFAULT_ROUNDS = 15;
const MOST_ROUNDS = 999;

/** Printed by `--help`. */
export const HELP = `Usage: npm run bench -- [options]

Measures what rolecall costs, on this machine and against its own targets: state transitions and API calls of
decommissions, sizes of the bundles, and the cold start of record-event.

  --rounds N   cold starts of each kind, 1 to ${MOST_ROUNDS} (default ${DEFAULT_ROUNDS})
  --json       print the measurements as JSON
  --check      exit with 1 if a target is missed
  --help       this text

Cold starts are told as ratios to an empty handler that was started in turn with them, so that they depend little on
the machine. Exit codes: 0 it ran, 1 a target is missed (--check only), 2 the command line is wrong.
`;

const OPTIONS = {
  rounds: { type: "string" },
  json: { type: "boolean" },
  check: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

/** Reads the command line of `npm run bench`; whatever is wrong is said in one line. */
export function readArguments(args: readonly string[]): Asked {
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIONS });
    const { rounds = String(DEFAULT_ROUNDS), json = false, check = false, help = false } = values;
    if (help) {
      return { kind: "help" };
    }
    if (!/^[1-9]\d{0,2}$/.test(rounds)) {
      return { kind: "wrong", reason: `--rounds must be a whole number from 1 to ${MOST_ROUNDS}` };
    }
    return { kind: "bench", rounds: Number(rounds), json, check };
  } catch (error) {
    if (error instanceof TypeError) {
      return { kind: "wrong", reason: error.message.split(/\.\s|\n/)[0] ?? error.message };
    }
    throw error;
  }
}
