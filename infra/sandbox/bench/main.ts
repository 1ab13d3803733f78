import { ivs } from "../../../functions/services/ivs.ts";
import { ENABLED_BY_DEFAULT } from "../../cloud/regions.ts";
import type { SandboxOptions } from "../sandbox-options.ts";
import { HELP, readArguments } from "./arguments.ts";
import type { CliWork } from "./cli/measure-cli.ts";
import { measure } from "./measure.ts";
import { conclude } from "./report/conclude.ts";

/** Where the command writes, and what it measures. */
export interface Surroundings {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  readonly usages: readonly number[];
  readonly sandbox: SandboxOptions & { readonly regions: readonly string[] };
  readonly cli: CliWork;
}

/**
 * The command `npm run bench`. Answers 0 if it ran, 1 if it was to check the targets and one is missed, and 2 after one
 * line that says what is wrong with the command line.
 */
export async function main(
  args: readonly string[],
  { out, err, usages, sandbox, cli }: Surroundings,
): Promise<0 | 1 | 2> {
  const asked = readArguments(args);
  switch (asked.kind) {
    case "help":
      out(HELP.trimEnd());
      return 0;
    case "wrong":
      err(`bench: ${asked.reason} (npm run bench -- --help tells more)`);
      return 2;
    case "bench": {
      const onStep = (step: string) => err(`bench: ${step} …`);
      const measurements = await measure({ ...asked, usages, sandbox, cli, onStep });
      const { text, code } = conclude(measurements, { ...asked, regions: sandbox.regions.length });
      out(text);
      return code;
    }
  }
}

/* Composition root: the only lines that touch the real world. */
if (import.meta.main) {
  process.exitCode = await main(process.argv.slice(2), {
    out: (line) => console.log(line),
    err: (line) => console.error(line),
    usages: [0, 1, 2, 5, 10, 50],
    sandbox: { regions: ivs.regions },
    cli: {
      regions: ENABLED_BY_DEFAULT,
      latencyMilliseconds: 20,
      ordinaryRoles: 500,
      unusedRoles: 50,
      usedOfEachKind: 25,
      contestRounds: 3,
      scanned: [1250, 2500, 5000],
      kept: [5000, 10_000, 20_000],
    },
  });
}
