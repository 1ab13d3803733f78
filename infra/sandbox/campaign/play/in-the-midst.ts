import { setTimeout as realTimer } from "node:timers/promises";
import type { Sandbox } from "../../start-sandbox.ts";
import type { Meanwhile } from "../history/move.ts";

/** How long the call is held up, in real time: enough for a move or two. */
const HELD_MILLISECONDS = 40;

/**
 * Lets what has just begun go on until it rests, and acts while its first call of an operation is on its way. Answers
 * false if there was no such call.
 */
export async function inTheMidst(
  { clock, faults }: Sandbox,
  { service, operation }: Meanwhile,
  act: () => Promise<void>,
): Promise<boolean> {
  const rule = { service, operation, times: 1, latencyMilliseconds: HELD_MILLISECONDS };
  const isWaiting = () =>
    faults.list().some((other) => other.latencyMilliseconds === HELD_MILLISECONDS && other.times === 1);
  faults.set([rule, ...faults.list()]);
  let rests = false;
  const rest = clock.settle(0).then(() => {
    rests = true;
  });
  while (isWaiting() && !rests) {
    await realTimer(1);
  }
  const met = !isWaiting();
  if (met) {
    await act();
  }
  await rest;
  faults.set(faults.list().filter((other) => other.latencyMilliseconds !== HELD_MILLISECONDS));
  return met;
}
