import { timeoutOption } from "./options.ts";
import type { Program } from "./program-type.ts";
import type { Setting } from "./setting.ts";

/** Commands that look, and change nothing. */
export function defineLooking(program: Program, { within }: Setting): void {
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
}
