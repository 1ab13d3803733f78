import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Surroundings } from "../surroundings.ts";
import { CommandError } from "./command-error.ts";
import { explainAws } from "./explain-aws.ts";

/** The table on disk says itself what is wrong, and what to do. */
const TABLE_ERRORS: readonly string[] = [
  "TableFileInUseError",
  "TableFileDamagedError",
  "TableFileUnsupportedError",
];

/** Tells a person what went wrong, why, and what to do next; answers what the process is to end with. */
export function tellError(error: unknown, { err, env, interrupted }: Surroundings): ExitCode {
  if (error instanceof CommandError) {
    write(error.message, error.next);
    return error.exitCode;
  }
  if (interrupted.aborted) {
    write("Interrupted", []);
    return EXIT.interrupted;
  }
  const explanation = explainAws(error);
  if (explanation !== undefined) {
    write(explanation.message, explanation.next);
    return EXIT.error;
  }
  if (error instanceof Error && TABLE_ERRORS.includes(error.name)) {
    const isElsewhere = error.name === "TableFileUnsupportedError";
    write(error.message, isElsewhere ? ["With a deployed stack, --stack needs no table here"] : []);
    return EXIT.error;
  }
  const isAsked = (env["ROLECALL_DEBUG"] ?? "") !== "";
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  write(`A fault of rolecall's own: ${text}`, [
    ...(isAsked && error instanceof Error
      ? [error.stack ?? ""]
      : ["ROLECALL_DEBUG=1 shows where; please report it"]),
  ]);
  return EXIT.error;

  function write(message: string, next: readonly string[]): void {
    err(`rolecall: ${message}\n${next.map((line) => `  ${line}\n`).join("")}`);
  }
}
