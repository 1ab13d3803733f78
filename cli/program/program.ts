import { Command } from "@commander-js/extra-typings";
import { EXIT_CODES_IN_WORDS } from "../exit-code.ts";
import { packageVersion } from "../package-directory.ts";
import { defineCommands } from "./commands.ts";
import { outputOption } from "./options.ts";
import type { Setting } from "./setting.ts";

const EXIT_CODES = EXIT_CODES_IN_WORDS.map(([code, words]) => `  ${String(code).padStart(3)}  ${words}`).join(
  "\n",
);

/** The program with all its commands; nothing that a command needs is loaded before it runs. */
export function createProgram(setting: Setting) {
  const { out, err, terminal } = setting.surroundings;
  const program = new Command("rolecall")
    .description(
      "Finds the service-linked roles of an AWS account, tells what uses them and which can go, and takes those out safely.\nNothing is changed without --apply. Without a deployed stack everything works in this process.",
    )
    .version(packageVersion(), "-V, --version", "print the version")
    .option("--profile <name>", "profile of the AWS configuration (default: AWS_PROFILE)")
    .option(
      "--region <name>",
      "Region that is asked who calls; which Regions are read does not depend on it (default: as configured)",
    )
    .option("--direct", "work in this process, whatever is deployed")
    .option("--stack", "work through the deployed stack, and fail where there is none")
    .option("-q, --quiet", "say nothing on standard error but errors")
    .addOption(outputOption())
    .showHelpAfterError("(rolecall --help, or rolecall COMMAND --help, tells more)")
    .helpCommand("help [command]", "print the help of a command")
    .configureOutput({
      writeOut: out,
      writeErr: err,
      getOutHelpWidth: () => terminal.columns() ?? 100,
      getErrHelpWidth: () => terminal.errColumns() ?? 100,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .addHelpText(
      "after",
      `
Exit codes:
${EXIT_CODES}

Environment:
  AWS_PROFILE, AWS_REGION, AWS_ENDPOINT_URL and all others that the AWS SDKs read
  ROLECALL_HOME, XDG_STATE_HOME  where what is known of an account is kept without a stack (default: ~/.rolecall)
  NO_COLOR                       no colours`,
    )
    .exitOverride();
  defineCommands(program, setting);
  return program;
}
