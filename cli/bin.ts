#!/usr/bin/env node
import { homedir } from "node:os";
import { EXIT } from "./exit-code.ts";
import { main } from "./main.ts";
import { whyNotThisNode } from "./node-version.ts";

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

/** Streams that something was written to. */
const written = new Set<NodeJS.WriteStream>();

function write(stream: NodeJS.WriteStream, text: string): void {
  written.add(stream);
  stream.write(text);
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

/** Runs the command, and ends the process with its answer. */
async function run(): Promise<void> {
  // A command that never comes to its end has not done what it was asked for.
  process.exitCode = EXIT.error;
  process.exitCode = await main(process.argv.slice(2), {
    out: (text) => write(process.stdout, text),
    err: (text) => write(process.stderr, text),
    env: process.env,
    setEnvironment: (values) => Object.assign(process.env, values),
    terminal: {
      outIsTerminal: process.stdout.isTTY === true,
      // Opening a stream takes Node a while, and help needs neither of these.
      get errIsTerminal() {
        return process.stderr.isTTY === true;
      },
      get inIsTerminal() {
        return process.stdin.isTTY === true;
      },
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
  await Promise.all([...written].map((stream) => new Promise((done) => stream.write("", done))));
  process.exit();
}

const tooOld = whyNotThisNode(process.versions.node);
if (tooOld === undefined) {
  // It is published as CommonJS, which cannot await out here.
  void run();
} else {
  process.stderr.write(`${tooOld}\n`);
  process.exitCode = EXIT.error;
}
