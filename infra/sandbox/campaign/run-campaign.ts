import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { assemblyFor } from "../assembly.ts";
import { REGIONS } from "./setting.ts";
import type { Answer, Order } from "./worker.ts";

/** What is to be played. */
export interface Campaign {
  readonly seed: number;
  readonly histories: number;
  readonly workers: number;
  readonly shrink: boolean;
}

/**
 * Plays all histories in so many processes, and tells of each as it ends.
 *
 * @throws {Error} if a process ends before its work is done.
 */
export async function runCampaign(
  { seed, histories, workers, shrink }: Campaign,
  onAnswer: (answer: Answer) => void,
): Promise<void> {
  // Made once, before the workers would all make the same.
  await assemblyFor(REGIONS);
  let next = seed;
  const takeNext = () => {
    const taken = next;
    next += 1;
    return taken < seed + histories ? taken : undefined;
  };
  await Promise.all(Array.from({ length: workers }, () => employ(takeNext, shrink, onAnswer)));
}

async function employ(
  takeNext: () => number | undefined,
  shrink: boolean,
  onAnswer: (answer: Answer) => void,
): Promise<void> {
  const child = fork(fileURLToPath(new URL("./worker.ts", import.meta.url)));
  const send = (order: Order) => child.send(order);
  let isDone = false;
  const orderNext = () => {
    const seed = takeNext();
    isDone = seed === undefined;
    send(seed === undefined ? { kind: "end" } : { kind: "play", seed, shrink });
  };
  // What arrives is what this same file's other half has sent.
  child.on("message", (answer: Answer) => {
    onAnswer(answer);
    orderNext();
  });
  orderNext();
  const [code, signal] = await once(child, "exit");
  if (!isDone || code !== 0) {
    throw new Error(`A worker ended with ${signal ?? `exit code ${code}`} before its work was done`);
  }
}
