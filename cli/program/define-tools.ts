import { Argument } from "@commander-js/extra-typings";
import type { Program } from "./program-type.ts";
import type { Setting } from "./setting.ts";

/** Commands that tell of rolecall itself, and put what it knows into other forms. */
export function defineTools(program: Program, { within }: Setting): void {
  program
    .command("report")
    .summary("write what is kept as HTML, CSV, Markdown, ASFF or OCSF")
    .description(
      "Writes a report of what is kept of every role, without looking again: one or several forms at once, each to a file that only you can read, or to standard output (-).",
    )
    .argument("[role...]", "only these: names, ARNs, or patterns with * and ?")
    .option("--html <file>", "a page for people, in one file, without any script or style from elsewhere")
    .option("--csv <file>", "a row for each role, for spreadsheets")
    .option("--markdown <file>", "for tickets and wikis")
    .option("--asff <file>", "findings for AWS Security Hub (BatchImportFindings)")
    .option("--ocsf <file>", "findings in the Open Cybersecurity Schema Framework")
    .option("--history", "with everything that happened to each role, and in each run")
    .action(async (roles, options, command) =>
      within(command.optsWithGlobals(), async (session) => {
        const { report } = await import("../commands/report.ts");
        return report(session, roles, options);
      }),
    );

  program
    .command("catalogue")
    .summary("list the service-linked roles that rolecall knows; needs no account")
    .description(
      "Lists the service-linked roles that rolecall knows before any account is asked: those whose usages it finds, releases and restores (full clean-up), and those that it decommissions on IAM's own check. Needs no account.",
    )
    .argument("[pattern]", "only roles whose name or service has this in it, or fits a pattern with * and ?")
    .action(async (pattern, _options, command) =>
      within(command.optsWithGlobals(), async (session) => {
        const { catalogue } = await import("../commands/catalogue.ts");
        return catalogue(session, pattern);
      }),
    );

  program
    .command("completion")
    .summary("print a script that completes commands, options and roles in a shell")
    .description(
      "Prints a script that completes commands, options, files and the names of known roles in a shell. It says at its top where to put it.",
    )
    .addArgument(new Argument("<shell>", "the shell").choices(["bash", "zsh", "fish"] as const))
    .action(async (shell, _options, command) =>
      within(command.optsWithGlobals(), async (session) => {
        const { completion } = await import("../commands/completion.ts");
        return completion(session, shell, program);
      }),
    );
}
