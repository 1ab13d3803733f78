import { parseArgs } from "node:util";

/** What can be measured by itself: what is deployed, and the command line. */
export type Part = (typeof PARTS)[number];

const PARTS = ["stack", "cli"] as const;

/** What the command line asks for. */
export type Asked =
  | { readonly kind: "help" }
  | {
      readonly kind: "bench";
      readonly rounds: number;
      readonly json: boolean;
      readonly check: boolean;
      readonly parts: readonly Part[];
      /** Whether the AWS CLI is to do the same as the command line, if it is installed. */
      readonly awsCli: boolean;
    }
  | { readonly kind: "wrong"; readonly reason: string };

const DEFAULT_ROUNDS = 15;
const MOST_ROUNDS = 999;

/** Printed by `--help`. */
export const HELP = `Usage: npm run bench -- [options]

Measures what rolecall costs, on this machine and against its own targets: state transitions and API calls of
decommissions, sizes of the bundles, and the cold start of record-event; then the command line, beside programs that
make the same calls and do nothing else, and beside the AWS CLI if it is installed.

  --only PART   stack or cli (default: both)
  --rounds N    cold starts of each kind, 1 to ${MOST_ROUNDS} (default ${DEFAULT_ROUNDS})
  --no-aws-cli  leave the AWS CLI out, which takes minutes
  --json        print the measurements as JSON
  --check       exit with 1 if a target is missed
  --help        this text

Times are judged as ratios to what was run in turn with them, so that they depend little on the machine: cold starts to
an empty handler, the command line to the bare calls. Exit codes: 0 it ran, 1 a target is missed (--check only), 2 the command line is wrong.
`;

const OPTIONS = {
  only: { type: "string" },
  rounds: { type: "string" },
  "no-aws-cli": { type: "boolean" },
  json: { type: "boolean" },
  check: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

/** Reads the command line of `npm run bench`; whatever is wrong is said in one line. */
export function readArguments(args: readonly string[]): Asked {
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIONS });
    const { rounds = String(DEFAULT_ROUNDS), json = false, check = false, help = false } = values;
    const { only, "no-aws-cli": withoutAwsCli = false } = values;
    if (help) {
      return { kind: "help" };
    }
    if (!/^[1-9]\d{0,2}$/.test(rounds)) {
      return { kind: "wrong", reason: `--rounds must be a whole number from 1 to ${MOST_ROUNDS}` };
    }
    const parts = PARTS.filter((part) => only === undefined || part === only);
    if (parts.length === 0) {
      return { kind: "wrong", reason: `--only must be one of ${PARTS.join(", ")}` };
    }
    return { kind: "bench", rounds: Number(rounds), json, check, parts, awsCli: !withoutAwsCli };
  } catch (error) {
    if (error instanceof TypeError) {
      return { kind: "wrong", reason: error.message.split(/\.\s|\n/)[0] ?? error.message };
    }
    throw error;
  }
}
