import { CommanderError } from "@commander-js/extra-typings";
import { EXIT, type ExitCode } from "./exit-code.ts";
import { createProgram } from "./program/program.ts";
import type { GlobalOptions } from "./session/options.ts";
import type { Session } from "./session/session.ts";
import type { Surroundings } from "./surroundings.ts";

/** The command `rolecall`. Answers what the process is to end with; never throws for what a person can mend. */
export async function main(args: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const ended: { code: ExitCode } = { code: EXIT.done };

  /** Runs one command within a session, and gives up what it had opened whatever happens. */
  const within = async (
    options: GlobalOptions,
    work: (session: Session) => Promise<ExitCode>,
  ): Promise<void> => {
    const { openSession } = await import("./session/session.ts");
    const session = openSession(surroundings, options);
    try {
      ended.code = await work(session);
    } finally {
      await session.close();
    }
  };

  const program = createProgram({ within, surroundings });
  try {
    await program.parseAsync([...args], { from: "user" });
    return ended.code;
  } catch (error) {
    if (error instanceof CommanderError) {
      // Commander has written what there is to say; help that was asked for is no error.
      return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    }
    const { tellError } = await import("./errors/tell-error.ts");
    return tellError(error, surroundings);
  }
}
