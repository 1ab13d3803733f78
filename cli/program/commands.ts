import type { Command } from "@commander-js/extra-typings";
import type { GlobalOptions } from "../session/options.ts";
import {
  applyOption,
  countFromOne,
  durationSeconds,
  gather,
  maxOption,
  timeoutOption,
  yesOption,
} from "./options.ts";
import type { Setting } from "./setting.ts";

/** A program with the options that every command has. */
type Program = Command<[], GlobalOptions>;

/** Defines every command. What a command needs is loaded when it runs. */
export function defineCommands(program: Program, { within }: Setting): void {
  program
    .command("scan")
    .summary("look at every role now: which there are, what uses them, which can go")
    .description(
      "Looks at every service-linked role of the account and at what uses it in every enabled Region, keeps what it saw, and prints it. Changes nothing in AWS.",
    )
    .argument("[role...]", "only these: names, ARNs, or patterns with * and ?")
    .option("--refresh", "read every role itself again, however lately it was read")
    .option("--all", "show roles that are gone, too")
    .action(async (roles, options, command) =>
      within(command.optsWithGlobals(), async (session) => {
        const { scan } = await import("../commands/scan.ts");
        return scan(session, roles, options);
      }),
    );

  program
    .command("inventory")
    .summary("print what is kept, without looking again")
    .description(
      "Prints what is known of every role, as it was looked at last. Calls no service but for who calls.",
    )
    .argument("[role...]", "only these: names, ARNs, or patterns with * and ?")
    .option("--all", "show roles that are gone, too")
    .action(async (roles, options, command) =>
      within(command.optsWithGlobals(), async (session) => {
        const { inventory } = await import("../commands/inventory.ts");
        return inventory(session, roles, options);
      }),
    );

  program
    .command("plan")
    .summary("tell what a decommission would do; changes nothing")
    .description(
      "Plans the decommission of each role: finds what uses it in every Region and tells what would be released. Changes nothing in AWS.",
    )
    .argument("<role...>", "names, ARNs, or patterns with * and ?")
    .option("--out <file>", "write the plans to a file, for decommission --plan")
    .addOption(timeoutOption())
    .action(async (roles, options, command) =>
      within(command.optsWithGlobals(), async (session) => {
        const { plan } = await import("../commands/plan.ts");
        return plan(session, roles, options);
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
    .option("--protect <name>", "never touch this role; may be given several times", gather)
    .option(
      "--open <name>",
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

  void durationSeconds;
}
