import type { RunEnd } from "./run-end.ts";

/** Says what is wrong with how a run has ended: it has ended, with one outcome, which is the same everywhere. */
export function hasOneOutcome({ runId, status, outcome, output, timesEnded }: RunEnd): readonly string[] {
  if (status === "RUNNING") {
    return [`Run ${runId} has not ended`];
  }
  if (outcome === undefined) {
    return [`Run ${runId} has ended ${status} without an outcome`];
  }
  return [
    ...(outcome.reason === "" ? [`Run ${runId} does not say why it ended ${outcome.kind}`] : []),
    ...(timesEnded === 1 ? [] : [`The history says ${timesEnded} times that run ${runId} has ended`]),
    ...(status === "SUCCEEDED" && output === undefined ? [`Run ${runId} has no output`] : []),
    ...(output === undefined || output.outcome === outcome.kind
      ? []
      : [`Run ${runId} says ${output.outcome} in its output and ${outcome.kind} in the table`]),
  ];
}
