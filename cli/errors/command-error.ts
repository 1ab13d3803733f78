import { EXIT, type ExitCode } from "../exit-code.ts";

/** The command cannot go on, and a person is told why. Whether trying again helps is in the message. */
export class CommandError extends Error {
  override readonly name = "CommandError";
  readonly exitCode: ExitCode;
  /** What to do next, a line each. */
  readonly next: readonly string[];

  constructor(
    message: string,
    options: { readonly exitCode?: ExitCode; readonly next?: readonly string[] } = {},
  ) {
    super(message);
    this.exitCode = options.exitCode ?? EXIT.error;
    this.next = options.next ?? [];
  }
}

/** The command line is wrong. Trying again helps once it is right. */
export function usageError(message: string, ...next: readonly string[]): CommandError {
  return new CommandError(message, { exitCode: EXIT.usage, next });
}

/** A guard stands in the way. Trying again helps once its owner has let it happen. */
export function refusedError(message: string, ...next: readonly string[]): CommandError {
  return new CommandError(message, { exitCode: EXIT.refused, next });
}
