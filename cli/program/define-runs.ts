import { applyOption, countFromOne, timeoutOption, yesOption } from "./options.ts";
import type { Program } from "./program-type.ts";
import type { Setting } from "./setting.ts";

/** Commands about runs. */
export function defineRuns(program: Program, { within }: Setting): void {
  program
    .command("runs")
    .summary("list runs, newest first")
    .description("Lists the runs of every workflow, newest first, and how they ended.")
    .argument("[role...]", "only of these: names, ARNs, or patterns with * and ?")
    .option("--running", "only those that have not ended")
    .action(async (roles, options, command) =>
      within(command.optsWithGlobals(), async (session) => {
        const { runs } = await import("../commands/runs.ts");
        return runs(session, roles, options);
      }),
    );

  program
    .command("run")
    .summary("tell of one run; --follow joins it")
    .description("Tells what one run has done, and how it ended. Another rolecall may be at work on it.")
    .argument("<id>", "the run's id, as rolecall runs lists it")
    .option("-f, --follow", "follow it to its end; the exit code is the run's then")
    .addOption(timeoutOption())
    .action(async (id, options, command) =>
      within(command.optsWithGlobals(), async (session) => {
        const { run } = await import("../commands/run.ts");
        return run(session, id, options);
      }),
    );

  program
    .command("approve")
    .summary("approve the plan of a run that waits for it")
    .description(
      "Shows the plan of a run that waits for an approval, and approves just that plan with --apply. The policy says who may.",
    )
    .argument("<run>", "the run's id")
    .option("--plan-digest <digest>", "approve only if the plan still has this digest")
    .addOption(applyOption())
    .addOption(yesOption())
    .action(async (id, options, command) =>
      within(command.optsWithGlobals(), async (session) => {
        const { approve } = await import("../commands/approve.ts");
        return approve(session, id, options);
      }),
    );

  program
    .command("reject")
    .summary("reject the plan of a run that waits for an approval")
    .description(
      "Rejects the plan of a run that waits for an approval: nothing is changed, and the finding is left alone.",
    )
    .argument("<run>", "the run's id")
    .action(async (id, _options, command) =>
      within(command.optsWithGlobals(), async (session) => {
        const { reject } = await import("../commands/approve.ts");
        return reject(session, id);
      }),
    );

  program
    .command("cancel")
    .summary("end a run where it stands")
    .description(
      "Ends a run where it stands, at once. It changes nothing in AWS: what was released stays so until it is restored.",
    )
    .argument("<run>", "the run's id")
    .action(async (id, _options, command) =>
      within(command.optsWithGlobals(), async (session) => {
        const { cancel } = await import("../commands/cancel.ts");
        return cancel(session, id);
      }),
    );

  program
    .command("resume")
    .summary("go on with runs that were interrupted")
    .description(
      "Goes on with the runs that Ctrl-C, or the end of the process, has interrupted, and follows them.",
    )
    .option(
      "--max <count>",
      "at most so many roles are deleted beside those of earlier today",
      countFromOne,
      5,
    )
    .addOption(timeoutOption())
    .action(async (options, command) =>
      within(command.optsWithGlobals(), async (session) => {
        const { resume } = await import("../commands/resume.ts");
        return resume(session, options);
      }),
    );

  program
    .command("restore")
    .summary("put back what was released, and the role")
    .description(
      "Puts back what a run, or every run of a role, has released, and the role itself. Without --apply it plans and changes nothing.",
    )
    .argument("<run-or-role>", "a run's id, or one role")
    .addOption(applyOption())
    .addOption(yesOption())
    .option("--force", "put back also what somebody has changed since")
    .addOption(timeoutOption())
    .action(async (asked, options, command) =>
      within(command.optsWithGlobals(), async (session) => {
        const { restore } = await import("../commands/restore.ts");
        return restore(session, asked, options);
      }),
    );

  program
    .command("pause")
    .summary("the kill switch: nothing is changed any more")
    .description(
      "Pauses rolecall in this account, at once: no run changes anything until it is unpaused. Plans go on.",
    )
    .option("--reason <text>", "why, for whoever asks")
    .action(async (options, command) =>
      within(command.optsWithGlobals(), async (session) => {
        const { pause } = await import("../commands/pause.ts");
        return pause(session, options);
      }),
    );

  program
    .command("unpause")
    .summary("let changes be made again")
    .description("Ends a pause: runs may change what was planned again.")
    .action(async (_options, command) =>
      within(command.optsWithGlobals(), async (session) => {
        const { unpause } = await import("../commands/pause.ts");
        return unpause(session);
      }),
    );
}
