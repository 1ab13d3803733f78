import type { ParallelState } from "../definition/model.ts";
import { RuntimeFault } from "../faults.ts";
import { createCell, firstFrame } from "./cell.ts";
import { runChildren } from "./children.ts";
import { finishWith } from "./finish.ts";
import { branchFault } from "./recovery.ts";
import { addEvent, evaluateField, type Step, type Visit } from "./visit.ts";

/** Runs every branch on the same input; the result is the list of their outputs. */
export async function runParallel(visit: Visit<ParallelState>): Promise<Step> {
  const { state, cell } = visit;
  if (cell.children.length === 0) {
    await startBranches(visit);
  }
  const outputs = await endBranches(visit);
  addEvent(visit, "ParallelStateSucceeded");
  return finishWith(visit, state, outputs);
}

async function startBranches(visit: Visit<ParallelState>): Promise<void> {
  const { state, cell, scope } = visit;
  const input =
    state.Arguments === undefined
      ? cell.frame.input
      : await evaluateField(visit, state.Arguments, "Arguments");
  const started = addEvent(visit, "ParallelStateStarted");
  cell.setChildren(
    state.Branches.map(({ StartAt }) => ({
      status: "running",
      cell: createCell(firstFrame(StartAt, input, started), scope.onChange),
    })),
  );
}

async function endBranches(visit: Visit<ParallelState>): Promise<readonly unknown[]> {
  const { state, cell, scope } = visit;
  const outer = { ...scope.outer, ...cell.frame.variables };
  try {
    const ended = await runChildren(visit, {
      count: state.Branches.length,
      concurrency: state.Branches.length,
      run: async (index, signal) => {
        const child = cell.children[index];
        const branch = state.Branches[index];
        if (child?.status !== "running" || branch === undefined) {
          throw new RuntimeFault(`The branch ${index} does not exist.`);
        }
        return scope.services.runFlow(branch, child.cell, { ...scope, outer, signal });
      },
      tolerate: () => undefined,
    });
    return ended.map((child) => (child.status === "succeeded" ? child.output : null));
  } catch (error) {
    scope.signal.throwIfAborted();
    addEvent(visit, "ParallelStateFailed");
    throw branchFault(error);
  }
}
