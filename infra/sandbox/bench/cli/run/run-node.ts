import { spawn } from "node:child_process";
import { once } from "node:events";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import * as v from "valibot";
import type { Run } from "./run.ts";

/** A program of Node that is to be run. */
export interface NodeOrder {
  /** Options of Node, the file and its arguments. */
  readonly args: readonly string[];
  /** All that the process gets to see of the environment. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Where a process tells what it has used when it ends; its output is its own. */
const REPORT_DESCRIPTOR = 3;

/** No file, so that Node need not strip types for it. */
const REPORTER = `data:text/javascript,${encodeURIComponent(
  `import { writeSync } from "node:fs";
process.on("exit", () => writeSync(${REPORT_DESCRIPTOR}, JSON.stringify(process.resourceUsage())));`,
)}`;

const Usage = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ maxRSS: v.number(), userCPUTime: v.number(), systemCPUTime: v.number() }),
);

/**
 * Runs a program of Node to its end; what it prints is taken, and thrown away.
 *
 * @throws {Error} if it does not end with 0, with what it wrote.
 */
export async function runNode({ args, environment }: NodeOrder): Promise<Run> {
  const startedAt = process.hrtime.bigint();
  const child = spawn(process.execPath, ["--import", REPORTER, ...args], {
    env: environment,
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  const [, output, errors, report] = child.stdio;
  const [out, err, told] = await Promise.all([
    contentOf(output),
    contentOf(errors),
    contentOf(report),
    once(child, "close"),
  ]);
  const milliseconds = Number(process.hrtime.bigint() - startedAt) / 1e6;
  const usage = v.safeParse(Usage, told);
  if (child.exitCode !== 0 || !usage.success) {
    throw new Error(`${args.join(" ")} ended with ${child.exitCode ?? child.signalCode}\n${err}${out}`);
  }
  const { maxRSS, userCPUTime, systemCPUTime } = usage.output;
  return {
    milliseconds,
    // The system counts microseconds and units of 1024 bytes.
    cpuMilliseconds: (userCPUTime + systemCPUTime) / 1000,
    peakBytes: maxRSS * 1024,
  };
}

async function contentOf(stream: unknown): Promise<string> {
  return stream instanceof Readable ? text(stream) : "";
}
