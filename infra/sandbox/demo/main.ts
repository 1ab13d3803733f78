import { resolve } from "node:path";
import { setTimeout as realPause } from "node:timers/promises";
import { HELP, readArguments } from "./arguments.ts";
import { whyNotWritable } from "./report/write-report.ts";
import { chooseScreen } from "./screen/choose-screen.ts";

/** On a terminal, a person gets so long to see that something is new. */
const MOMENT_MILLISECONDS = 50;

const { stdout, stderr, argv, env } = process;

/** Nine in the morning of today, so that virtual times are easy to read. */
function thisMorning(): Date {
  return new Date(`${new Date().toISOString().slice(0, 10)}T09:00:00Z`);
}

async function main(): Promise<number> {
  const request = readArguments(argv.slice(2));
  switch (request.kind) {
    case "help":
      stdout.write(HELP);
      return 0;
    case "wrong":
      stderr.write(`${request.reason}\n`);
      return 2;
    case "play": {
      const reportFile = resolve(request.reportFile);
      const why = await whyNotWritable(reportFile);
      if (why !== undefined) {
        stderr.write(`${why}\n`);
        return 2;
      }
      return play(reportFile, request.port);
    }
  }
}

async function play(reportFile: string, port: number): Promise<number> {
  // Loaded only now: help and wrong options are answered at once.
  const { runDemo } = await import("./run-demo.ts");
  const screen = chooseScreen(stdout, env, () => realPause(MOMENT_MILLISECONDS));
  // Until the story begins the process is busy in one piece, and only Node's own way of ending is at once.
  const onBegin = () =>
    process.once("SIGINT", () => {
      screen.close();
      // The functions' workers and the servers live in this process: they end with it, and nothing is kept.
      process.exit(130);
    });
  try {
    return await runDemo({ screen, reportFile, port, beganAt: thisMorning(), onBegin });
  } catch (error) {
    screen.close();
    const isTaken = isPortTaken(error);
    stderr.write(
      isTaken
        ? `Port ${port} is taken; choose another with --port\n`
        : `The demo cannot go on: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    return isTaken ? 2 : 1;
  } finally {
    screen.close();
    process.removeAllListeners("SIGINT");
  }
}

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EADDRINUSE";
}

process.exitCode = await main();
