import { Fault, RuntimeFault } from "../faults.ts";
import { runChoice } from "./choice.ts";
import { stringField } from "./fields.ts";
import { finish } from "./finish.ts";
import { runMap } from "./map.ts";
import { runParallel } from "./parallel.ts";
import { catchFault, planRetry } from "./recovery.ts";
import { runTask } from "./task.ts";
import type { Step, Visit } from "./visit.ts";
import { pause, runWait } from "./wait.ts";

/**
 * Runs a state with its retries and catchers.
 *
 * @throws {Fault} that nothing retried or caught; the signal's reason if the flow was aborted.
 */
export async function runState(visit: Visit): Promise<Step> {
  for (;;) {
    try {
      await pause(visit);
      return await perform(visit);
    } catch (error) {
      visit.scope.signal.throwIfAborted();
      const fault = asFault(error);
      if (planRetry(visit, fault)) {
        continue;
      }
      return await catchFault(visit, fault);
    }
  }
}

async function perform(visit: Visit): Promise<Step> {
  const { state } = visit;
  const { input } = visit.cell.frame;
  switch (state.Type) {
    case "Pass":
    case "Succeed":
      return finish(visit, state, "Next" in state ? state.Next : undefined, input);
    case "Fail": {
      const error = state.Error === undefined ? undefined : await stringField(visit, state.Error, "Error");
      const cause = state.Cause === undefined ? undefined : await stringField(visit, state.Cause, "Cause");
      throw new Fault(error, cause);
    }
    case "Choice":
      return runChoice({ ...visit, state });
    case "Wait":
      return runWait({ ...visit, state });
    case "Task":
      return runTask({ ...visit, state });
    case "Parallel":
      return runParallel({ ...visit, state });
    case "Map":
      return runMap({ ...visit, state });
    default:
      return assertNever(state);
  }
}

/** What no integration announced as a failure of its own is a failure of the run: nothing may catch it by chance. */
function asFault(error: unknown): Fault {
  if (error instanceof Fault) {
    return error;
  }
  return new RuntimeFault(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
}

function assertNever(state: never): never {
  throw new RuntimeFault(`No such type of state: ${JSON.stringify(state)}`);
}
