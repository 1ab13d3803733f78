import { applyOption, countFromOne, gather, maxOption, timeoutOption, yesOption } from "./options.ts";
import type { Program } from "./program-type.ts";
import type { Setting } from "./setting.ts";

/** Commands that change something in AWS, with `--apply`. */
export function defineChanging(program: Program, { within }: Setting): void {
  program
    .command("create")
    .summary("make the service-linked role of a service")
    .description(
      "Makes the service-linked role of a service, as the service itself would. Without --apply it only tells.",
    )
    .argument("<role>", "the role's name, or the service's principal such as ivs.amazonaws.com")
    .option("--description <text>", "what IAM keeps as its description")
    .addOption(applyOption())
    .addOption(yesOption())
    .action(async (role, options, command) =>
      within(command.optsWithGlobals(), async (session) => {
        const { create } = await import("../commands/create.ts");
        return create(session, role, options);
      }),
    );

  program
    .command("describe")
    .summary("give a role another description")
    .description(
      "Gives a service-linked role another description: beside tags the one thing of it that can be edited. Without --apply it only tells.",
    )
    .argument("<role>", "a name or an ARN")
    .requiredOption("--description <text>", "the description that it is to have")
    .addOption(applyOption())
    .addOption(yesOption())
    .action(async (role, options, command) =>
      within(command.optsWithGlobals(), async (session) => {
        const { describe } = await import("../commands/describe.ts");
        return describe(session, role, options);
      }),
    );

  program
    .command("decommission")
    .summary("release what uses a role, and have IAM delete it")
    .description(
      "Releases what uses each role, waits, asks IAM to delete it, and says truthfully how it ended. Without --apply it plans and changes nothing.",
    )
    .argument("[role...]", "names, ARNs, or patterns with * and ?; none with --plan")
    .option(
      "--plan <file>",
      "do exactly what was planned and reviewed, or refuse because the world has changed",
    )
    .addOption(applyOption())
    .addOption(yesOption())
    .addOption(maxOption())
    .option("--no-release", "delete only what nothing uses; release nothing")
    .option(
      "--max-rounds <count>",
      "how often to look, release and ask IAM before giving up (1 to 20)",
      countFromOne,
    )
    .option("--protect <role>", "never touch this role; may be given several times", gather)
    .option(
      "--open <role>",
      "allow a role of the built-in list of protected roles; may be given several times",
      gather,
    )
    .addOption(timeoutOption())
    .action(async (roles, options, command) =>
      within(command.optsWithGlobals(), async (session) => {
        const { decommission } = await import("../commands/decommission.ts");
        return decommission(session, roles, options);
      }),
    );
}
