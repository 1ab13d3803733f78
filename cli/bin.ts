#!/usr/bin/env node
import { homedir } from "node:os";
import { main } from "./main.ts";

/** A reader that ends early, such as `head`, has had enough: that is no error. */
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") {
    process.exit(0);
  }
  throw error;
});

const interruption = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    if (interruption.signal.aborted) {
      // Somebody insists: what is recorded is safe, as after SIGKILL.
      process.exit(130);
    }
    interruption.abort(new Error(signal));
  });
}

async function ask(question: string): Promise<string | undefined> {
  if (!process.stdin.isTTY) {
    return undefined;
  }
  // Most uses ask nothing.
  const { createInterface } = await import("node:readline/promises");
  const lines = createInterface({ input: process.stdin, output: process.stderr, terminal: true });
  try {
    // Ctrl-C at a prompt is an answer, too: no.
    lines.on("SIGINT", () => interruption.abort(new Error("SIGINT")));
    return await lines.question(question, { signal: interruption.signal });
  } catch (error) {
    if (interruption.signal.aborted || (error instanceof Error && error.name === "AbortError")) {
      return undefined;
    }
    throw error;
  } finally {
    lines.close();
  }
}

const exitCode = await main(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  env: process.env,
  setEnvironment: (values) => Object.assign(process.env, values),
  terminal: {
    outIsTerminal: process.stdout.isTTY === true,
    errIsTerminal: process.stderr.isTTY === true,
    inIsTerminal: process.stdin.isTTY === true,
    columns: () => process.stdout.columns,
    errColumns: () => process.stderr.columns,
    errRows: () => process.stderr.rows,
  },
  ask,
  interrupted: interruption.signal,
  atExit: (work) => process.once("exit", work),
  now: () => new Date(),
  home: homedir(),
});

// Sockets that are kept alive would hold the process; what was written is let out first.
process.exitCode = exitCode;
await Promise.all(
  [process.stdout, process.stderr].map((stream) => new Promise((done) => stream.write("", done))),
);
process.exit();
