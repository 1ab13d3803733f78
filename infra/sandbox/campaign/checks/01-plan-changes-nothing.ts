import type { Check } from "./check.ts";
import { runsBehind, tell } from "./runs-at.ts";

/** States of the workflow that are about to change something. */
const CHANGING = ["ReleaseUsages", "SubmitDeletion"];

/** Invariant 1: nothing is changed but for a run that was asked to apply; one that plans does not even come near it. */
export const planChangesNothing: Check = (trace) => [
  ...trace.changes
    .filter((change) => !runsBehind(trace, change).some(({ mode }) => mode === "apply"))
    .map((change) => `${tell(change)}, while no run was to apply anything`),
  ...trace.runs
    .filter(({ mode }) => mode === "plan")
    .flatMap(({ name, entered }) =>
      entered
        .filter(({ state }) => CHANGING.includes(state))
        .map(({ state }) => `Run ${name} only plans, and entered ${state}`),
    ),
];
