import type { MapState, Processor } from "../definition/model.ts";
import { RuntimeFault } from "../faults.ts";
import { type Cell, createCell, firstFrame, type MapItem } from "./cell.ts";
import { childScope } from "./child-execution.ts";
import { isDistributed, mapContext } from "./map-items.ts";
import { addEvent, type Scope, type Visit } from "./visit.ts";

/** Runs one iteration of a Map to its end, or goes on with one that a restart interrupted. */
export async function iterate(
  visit: Visit<MapState>,
  processor: Processor,
  index: number,
  signal: AbortSignal,
): Promise<unknown> {
  const { cell, scope, name } = visit;
  const item = cell.frame.items?.[index];
  const child = cell.children[index];
  if (item === undefined || child === undefined) {
    throw new RuntimeFault(`The iteration ${index} does not exist.`);
  }
  const isOwnExecution = isDistributed(visit.state);
  const iteration = child.status === "running" ? child.cell : begin(visit, processor, item, isOwnExecution);
  const note = (type: string) => {
    if (!isOwnExecution) {
      addEvent({ cell: iteration, scope }, type, { name, index });
    }
  };
  if (child.status !== "running") {
    cell.setChild(index, { status: "running", cell: iteration });
    note("MapIterationStarted");
  }
  const inner = isOwnExecution
    ? childScope(visit, index, iteration, signal)
    : inlineScope(visit, index, item, signal);
  try {
    const output = await scope.services.runFlow(processor, iteration, inner);
    note("MapIterationSucceeded");
    return output;
  } catch (error) {
    scope.signal.throwIfAborted();
    note(signal.aborted ? "MapIterationAborted" : "MapIterationFailed");
    throw error;
  }
}

/** A child execution counts its events from the beginning, an iteration goes on with those of the Map. */
function begin(
  visit: Visit<MapState>,
  { StartAt }: Processor,
  { input }: MapItem,
  isOwnExecution: boolean,
): Cell {
  const lastEventId = isOwnExecution ? 0 : visit.cell.frame.lastEventId;
  return createCell(firstFrame(StartAt, input, lastEventId), visit.scope.onChange);
}

function inlineScope({ cell, scope }: Visit, index: number, item: MapItem, signal: AbortSignal): Scope {
  return {
    ...scope,
    signal,
    outer: { ...scope.outer, ...cell.frame.variables },
    context: { ...scope.context, ...mapContext(index, item) },
  };
}
