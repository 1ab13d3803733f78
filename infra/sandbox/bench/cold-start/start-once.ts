import { spawn } from "node:child_process";
import { once } from "node:events";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import * as v from "valibot";
import type { LaunchOrder } from "./launch.ts";
import { LaunchReport } from "./launch-report.ts";

/** One cold start, from before the process was there; times in milliseconds. */
export interface ColdStart {
  /** Until the process ran its first line. */
  readonly bootMilliseconds: number;
  /** From then until the handler was loaded. */
  readonly loadMilliseconds: number;
  /** From then until it had answered. */
  readonly answerMilliseconds: number;
  readonly totalMilliseconds: number;
}

/** What is started, and what it must answer to count. */
export interface StartRequest extends LaunchOrder {
  readonly launcher: string;
  /** All that the process gets to see of the environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** `kind` of the answer. */
  readonly expected: string;
}

const Told = v.pipe(v.string(), v.parseJson(), LaunchReport);

/**
 * Starts a handler in a fresh process and invokes it once.
 *
 * @throws {Error} if it does not answer as expected, with what it wrote.
 */
export async function startOnce({
  launcher,
  environment,
  expected,
  ...order
}: StartRequest): Promise<ColdStart> {
  const startedAt = process.hrtime.bigint();
  const child = spawn(process.execPath, [launcher, JSON.stringify(order)], {
    env: environment,
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  const [, out, err, told] = child.stdio;
  const [output, errors, report] = await Promise.all([
    contentOf(out),
    contentOf(err),
    contentOf(told),
    once(child, "close"),
  ]);
  const read = v.safeParse(Told, report);
  if (!read.success || read.output.answer.kind !== expected) {
    throw new Error(`${order.module} did not answer "${expected}": ${report}\n${errors}${output}`);
  }
  const { bootedAt, loadedAt, answeredAt } = read.output;
  return {
    bootMilliseconds: milliseconds(bootedAt - startedAt),
    loadMilliseconds: milliseconds(loadedAt - bootedAt),
    answerMilliseconds: milliseconds(answeredAt - loadedAt),
    totalMilliseconds: milliseconds(answeredAt - startedAt),
  };
}

const milliseconds = (nanoseconds: bigint) => Number(nanoseconds) / 1e6;

async function contentOf(stream: unknown): Promise<string> {
  return stream instanceof Readable ? text(stream) : "";
}
