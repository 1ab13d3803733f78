import type { Flow } from "../definition/model.ts";
import { RuntimeFault } from "../faults.ts";
import type { JsonRecord } from "../json.ts";
import { type Cell, firstFrame } from "./cell.ts";
import { runState } from "./state.ts";
import { addEvent, type Scope, type Step, type Visit } from "./visit.ts";

/**
 * Runs a flow from where its cell stands to its end, and answers with its output.
 *
 * @throws {Fault} if a state fails and nothing catches it; the signal's reason if it was aborted.
 */
export async function runFlow(flow: Flow, cell: Cell, scope: Scope): Promise<unknown> {
  for (;;) {
    scope.signal.throwIfAborted();
    const name = cell.frame.state;
    const state = flow.States[name];
    if (state === undefined) {
      throw new RuntimeFault(`The state '${name}' does not exist.`);
    }
    const visit: Visit = { name, state, cell, scope };
    enter(visit);
    const step = await runState(visit);
    leave(visit, step);
    if (step.next === undefined) {
      return step.output;
    }
    const variables = { ...cell.frame.variables, ...step.assigned };
    cell.setChildren([]);
    cell.update({ ...blank(step.next, step.output, cell.frame.lastEventId), variables });
  }
}

/** Does nothing where the flow goes on inside a state after a restart. */
function enter(visit: Visit): void {
  const { cell, scope, state, name } = visit;
  if (cell.frame.entered !== undefined) {
    return;
  }
  const time = scope.services.clock.now().toISOString();
  const eventId = addEvent(visit, `${state.Type}StateEntered`, {
    name,
    input: JSON.stringify(cell.frame.input),
    inputDetails: { truncated: false },
  });
  cell.update({ entered: { eventId, time } });
}

function leave(visit: Visit, { output, assigned }: Step): void {
  const variables = assignedTexts(assigned);
  addEvent(visit, `${visit.state.Type}StateExited`, {
    name: visit.name,
    output: JSON.stringify(output),
    outputDetails: { truncated: false },
    ...(Object.keys(variables).length === 0
      ? {}
      : { assignedVariables: variables, assignedVariablesDetails: { truncated: false } }),
  });
}

function assignedTexts(assigned: JsonRecord): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(assigned).map(([name, value]) => [name, JSON.stringify(value)]));
}

/** The next frame, which must not keep anything of the last one. */
function blank(state: string, input: unknown, lastEventId: number) {
  return {
    ...firstFrame(state, input, lastEventId),
    entered: undefined,
    pauseUntil: undefined,
    submitted: undefined,
    items: undefined,
    mapRunId: undefined,
  };
}
