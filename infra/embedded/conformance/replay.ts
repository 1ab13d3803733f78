import type { TaskCall } from "../states/engine.ts";
import { TaskFailedError } from "../states/engine.ts";
import { isRecord, parseJson } from "../states/json.ts";

/**
 * Answers tasks with their recorded outcomes, each state's in order; the last one stays.
 *
 * An outcome is `{output}` or `{error, cause}`; anything else is taken for the output itself.
 */
export function replayOutcomes(
  tasks: Readonly<Record<string, unknown>>,
): (call: TaskCall) => Promise<unknown> {
  const turns = new Map<string, number>();
  return async ({ stateName }) => {
    const recorded = tasks[stateName];
    if (recorded === undefined) {
      throw new Error(`no outcome is recorded for the task ${stateName}`);
    }
    const outcomes: readonly unknown[] = Array.isArray(recorded) ? recorded : [recorded];
    const turn = turns.get(stateName) ?? 0;
    turns.set(stateName, turn + 1);
    return readOutcome(outcomes[Math.min(turn, outcomes.length - 1)]);
  };
}

function readOutcome(outcome: unknown): unknown {
  if (!isRecord(outcome)) {
    return readOutput(outcome);
  }
  const error = outcome["error"] ?? outcome["Error"];
  if (typeof error === "string" && !("output" in outcome)) {
    const cause = outcome["cause"] ?? outcome["Cause"] ?? "";
    throw new TaskFailedError(error, typeof cause === "string" ? cause : JSON.stringify(cause));
  }
  return "output" in outcome ? readOutput(outcome["output"]) : outcome;
}

/** Histories hold outputs as JSON text; recordings may have read them already. */
function readOutput(output: unknown): unknown {
  const parsed = typeof output === "string" ? parseJson(output) : undefined;
  return parsed === undefined ? output : parsed.value;
}
