import { once } from "node:events";
import { HELP, readArguments } from "./arguments.ts";
import { startSandbox } from "./start-sandbox.ts";

/** Where a command writes, and what tells it to stop. */
export interface Surroundings {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Resolves when somebody wants the sandbox to end. */
  readonly untilStopped: () => Promise<unknown>;
}

/**
 * The command `npm run sandbox`: keeps a sandbox up until it is told to stop. Answers 0 then, 2 after one
 * line that says which option is wrong, 1 after one line that says why it could not start.
 */
export async function main(
  args: readonly string[],
  { out, err, untilStopped }: Surroundings,
): Promise<0 | 1 | 2> {
  const asked = readArguments(args);
  switch (asked.kind) {
    case "help":
      out(HELP);
      return 0;
    case "wrong":
      err(`sandbox: ${asked.reason} (npm run sandbox -- --help tells more)\n`);
      return 2;
    case "start":
      try {
        const sandbox = await startSandbox(asked.options);
        out(`sandbox ready at ${sandbox.url}\n`);
        await untilStopped();
        await sandbox.stop();
        return 0;
      } catch (error) {
        return explain(error, err);
      }
  }
}

/** What a person can mend is said in one line; anything else is a fault of ours and keeps its stack. */
function explain(error: unknown, err: (text: string) => void): 1 | 2 {
  const { code } = error instanceof Error && "code" in error ? error : { code: undefined };
  if (error instanceof RangeError) {
    err(`sandbox: ${error.message}\n`);
    return 2;
  }
  if (code === "EADDRINUSE") {
    err("sandbox: the port is taken; choose another with --port, or 0 for any free one\n");
    return 1;
  }
  if (error instanceof Error && (code !== undefined || error.name === "DirectoryInUseError")) {
    err(`sandbox: ${error.message}\n`);
    return 1;
  }
  throw error;
}

/* Composition root: the only lines that touch the real world. */
if (import.meta.main) {
  const signals = new AbortController();
  const untilStopped = () =>
    Promise.race([
      once(process, "SIGINT", { signal: signals.signal }),
      once(process, "SIGTERM", { signal: signals.signal }),
    ]);
  process.exitCode = await main(process.argv.slice(2), {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    untilStopped,
  });
  signals.abort();
  process.exit();
}
