import { parseArgs } from "node:util";
import * as v from "valibot";
import { OptionError } from "./option-error.ts";
import { synthesize } from "./synthesize.ts";

/** Where a command writes what it has to say. */
export interface Output {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

const USAGE = "Usage: npm run synth -- [--regions us-east-1,eu-west-1]";

/**
 * The command `synth`: writes the templates and says where. Answers 0, or 2 after one line that says which option is wrong.
 *
 * @throws whatever keeps the templates from being made: a handler with a syntax error, findings of the checks.
 */
export async function main(args: readonly string[], { out, err }: Output): Promise<0 | 2> {
  try {
    const { regions } = parseOptions(args);
    const { assemblyDirectory, stackNames } = await synthesize(undefined, regions);
    out(`${stackNames.map((name) => `${assemblyDirectory}/${name}.template.json\n`).join("")}`);
    return 0;
  } catch (error) {
    if (error instanceof OptionError) {
      err(`${error.message}\n`);
      return 2;
    }
    throw error;
  }
}

const Options = v.object({ regions: v.optional(v.string()) });

function parseOptions(args: readonly string[]): v.InferOutput<typeof Options> {
  try {
    const { values } = parseArgs({ args: [...args], options: { regions: { type: "string" } } });
    return v.parse(Options, values);
  } catch (error) {
    throw new OptionError(`${error instanceof Error ? error.message : String(error)}. ${USAGE}`, {
      cause: error,
    });
  }
}

/* Composition root. */
if (import.meta.main) {
  process.exitCode = await main(process.argv.slice(2), {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
  });
}
