import { applyOption, gather, maxOption, timeoutOption, yesOption } from "./options.ts";
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
    .command("explain")
    .summary("tell everything of one role")
    .description(
      "Looks at one role now and tells who may assume it, what it may do, how and by whom it was made, what can be edited, what uses it in which Region and how that is released, whether it would be called unused and why, and what happens next.",
    )
    .argument("<role>", "a name or an ARN")
    .action(async (role, _options, command) =>
      within(command.optsWithGlobals(), async (session) => {
        const { explain } = await import("../commands/explain.ts");
        return explain(session, role);
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
    .command("drift")
    .summary("tell how the account differs from what its policy wants")
    .description(
      "Looks at every role and tells how the account differs from the policy in force, or from the one in a file. With --apply the file is put in force, and what it wants follows.",
    )
    .argument("[role...]", "only these: names, ARNs, or patterns with * and ?")
    .option("--policy <file>", "judge by this file instead of the policy in force")
    .option("--no-look", "judge what is kept, without looking again")
    .option("--fail-on-drift", "exit with 3 if there is a finding")
    .option("--ou <id>", "an organizational unit that holds the account; may be given several times", gather)
    .addOption(applyOption())
    .addOption(yesOption())
    .addOption(maxOption())
    .addOption(timeoutOption())
    .action(async (roles, options, command) =>
      within(command.optsWithGlobals(), async (session) => {
        const { drift } = await import("../commands/drift.ts");
        return drift(session, roles, options);
      }),
    );

  program
    .command("doctor")
    .summary("check what usually goes wrong")
    .description(
      "Checks credentials, permissions, Regions and the clock, and of a stack its trail, rules, dead letters, functions and sweeps; tells what to do about each.",
    )
    .action(async (_options, command) =>
      within(command.optsWithGlobals(), async (session) => {
        const { doctor } = await import("../commands/doctor.ts");
        return doctor(session);
      }),
    );
}
