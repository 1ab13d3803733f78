import { Fault } from "../faults.ts";
import type { JsonRecord } from "../json.ts";
import type { Child } from "./cell.ts";
import type { Visit } from "./visit.ts";

/** How branches or iterations run beside each other. */
export interface Group {
  readonly count: number;
  readonly concurrency: number;
  /** Runs one child to its end, or goes on with it. */
  readonly run: (index: number, signal: AbortSignal) => Promise<unknown>;
  /** What is kept of a failed child where the group can bear it, or undefined where the group fails with it. */
  readonly tolerate: (index: number, fault: Fault, failures: number) => JsonRecord | undefined;
}

/** Why the other children of a group stop when one has failed. */
class SiblingFailed extends Error {
  override readonly name = "SiblingFailed";
}

/**
 * Runs the children of a state in order of their position, so many at a time, and answers with how they ended.
 *
 * @throws {Fault} of the first child that the group cannot bear, once all others have stopped.
 */
export async function runChildren({ cell, scope }: Visit, group: Group): Promise<readonly Child[]> {
  if (cell.children.length === 0) {
    cell.setChildren(Array.from({ length: group.count }, (): Child => ({ status: "pending" })));
  }
  const siblings = new AbortController();
  const signal = AbortSignal.any([scope.signal, siblings.signal]);
  const waiting = cell.children.flatMap(({ status }, index) =>
    status === "pending" || status === "running" ? [index] : [],
  );
  let failures = cell.children.filter(({ status }) => status === "failed").length;
  let failure: { readonly cause: unknown } | undefined;

  const runOne = async (index: number) => {
    try {
      const output = await group.run(index, signal);
      if (!signal.aborted) {
        cell.setChild(index, { status: "succeeded", output });
      }
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      failures += 1;
      const report = error instanceof Fault ? group.tolerate(index, error, failures) : undefined;
      if (report === undefined) {
        failure = { cause: error };
        siblings.abort(new SiblingFailed());
      } else {
        cell.setChild(index, { status: "failed", report });
      }
    }
  };
  const worker = async () => {
    for (let index = waiting.shift(); index !== undefined && !signal.aborted; index = waiting.shift()) {
      await runOne(index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(group.concurrency, waiting.length) }, worker));
  scope.signal.throwIfAborted();
  if (failure !== undefined) {
    throw failure.cause;
  }
  return cell.children;
}
