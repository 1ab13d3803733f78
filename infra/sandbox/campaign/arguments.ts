import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";

/** What the command line asks for. */
export type Asked =
  | { readonly kind: "help" }
  | {
      readonly kind: "campaign";
      /** Of the first history; each next one has the next number. */
      readonly seed: number;
      readonly histories: number;
      readonly workers: number;
      readonly shrink: boolean;
    }
  | { readonly kind: "wrong"; readonly reason: string };

const DEFAULT_HISTORIES = 100;
const MOST = 1_000_000;

/** A worker waits for answers half of the time, so that one more than cores keeps them busy. */
const DEFAULT_WORKERS = Math.min(8, availableParallelism() + 1);

/** Printed by `--help`. */
export const HELP = `Usage: npm run campaign -- [options]

Plays random histories in sandboxes: owners, runs, policies, answers, faults, and events that get lost. Checks of
each history that the invariants held and the policy was kept, from what can be seen from outside. Nothing leaves
this machine.

  --seed N        seed of the first history, each next one has the next number (default 0)
  --histories N   how many, 1 to ${MOST} (default ${DEFAULT_HISTORIES})
  --workers N     processes that play them at the same time, 1 to 64 (default: cores and one more, here ${DEFAULT_WORKERS})
  --shrink        leave out moves of a history that fails for as long as it fails
  --help          this text

A seed always gives the same history; what its sandbox answers when is the same as far as calls do not overtake
each other. Exit codes: 0 everything held, 1 something did not, 2 the command line is wrong.
`;

const OPTIONS = {
  seed: { type: "string" },
  histories: { type: "string" },
  workers: { type: "string" },
  shrink: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

/** Reads the command line of `npm run campaign`; whatever is wrong is said in one line. */
export function readArguments(args: readonly string[]): Asked {
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIONS });
    const { help = false, shrink = false } = values;
    if (help) {
      return { kind: "help" };
    }
    const seed = wholeNumber(values.seed ?? "0", 0, 2 ** 31 - 1);
    const histories = wholeNumber(values.histories ?? String(DEFAULT_HISTORIES), 1, MOST);
    const workers = wholeNumber(values.workers ?? String(DEFAULT_WORKERS), 1, 64);
    if (seed === undefined) {
      return wrong("--seed must be a whole number from 0");
    }
    if (histories === undefined) {
      return wrong(`--histories must be a whole number from 1 to ${MOST}`);
    }
    return workers === undefined
      ? wrong("--workers must be a whole number from 1 to 64")
      : { kind: "campaign", seed, histories, workers: Math.min(workers, histories), shrink };
  } catch (error) {
    if (error instanceof TypeError) {
      return wrong(error.message.split(/\.\s|\n/)[0] ?? error.message);
    }
    throw error;
  }
}

function wholeNumber(text: string, least: number, most: number): number | undefined {
  const number = /^\d{1,10}$/.test(text) ? Number(text) : undefined;
  return number !== undefined && number >= least && number <= most ? number : undefined;
}

function wrong(reason: string): Asked {
  return { kind: "wrong", reason };
}
