import { processorOf } from "../definition/check.ts";
import type { MapState } from "../definition/model.ts";
import { Fault } from "../faults.ts";
import { MOST_CHILD_EXECUTIONS, MOST_INLINE_ITERATIONS } from "../limits.ts";
import { failureReport, mapRunArn } from "./child-execution.ts";
import { runChildren } from "./children.ts";
import { integerField, percentageField } from "./fields.ts";
import { finishWith } from "./finish.ts";
import { iterate } from "./iteration.ts";
import { isDistributed, mapItems } from "./map-items.ts";
import { addEvent, type Step, type Visit } from "./visit.ts";

/** What a distributed Map bears: so many failures, or such a share of its items in percent. */
interface Tolerance {
  readonly count?: number;
  readonly percentage?: number;
}

/**
 * Runs the processor for every item; the result is the list of outputs, in the order of the items.
 *
 * Failures are tolerated by a distributed Map alone; of an inline Map the fields are only read. In the result, a
 * tolerated failure is the description of the failed child execution.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html (read 2026-11-20)
 */
export async function runMap(visit: Visit<MapState>): Promise<Step> {
  const { state, cell, scope } = visit;
  const distributed = isDistributed(state);
  const concurrency = await readConcurrency(visit);
  const tolerance = await readTolerance(visit);
  if (cell.frame.items === undefined) {
    const items = await mapItems(visit);
    addEvent(visit, "MapStateStarted", { length: items.length });
    cell.update({ items, ...(distributed ? { mapRunId: scope.services.newId() } : {}) });
    if (distributed) {
      addEvent(visit, "MapRunStarted", { mapRunArn: mapRunArn(visit) });
    }
  }
  const outputs = await runIterations(visit, concurrency, tolerance);
  if (distributed) {
    addEvent(visit, "MapRunSucceeded");
  }
  addEvent(visit, "MapStateSucceeded");
  return finishWith(visit, state, outputs);
}

async function runIterations(visit: Visit<MapState>, concurrency: number, tolerance: Tolerance) {
  const { cell, scope, state } = visit;
  const items = cell.frame.items ?? [];
  const processor = processorOf(state);
  let exceeded = false;
  try {
    const ended = await runChildren(visit, {
      count: items.length,
      concurrency,
      run: async (index, signal) => processor && iterate(visit, processor, index, signal),
      tolerate: (index, fault, failures) => {
        if (!isDistributed(state)) {
          return undefined;
        }
        exceeded = exceeds(tolerance, failures, items.length);
        return exceeded ? undefined : failureReport(visit, index, fault);
      },
    });
    return ended.map((child) =>
      child.status === "succeeded" ? child.output : "report" in child ? child.report : null,
    );
  } catch (error) {
    scope.signal.throwIfAborted();
    const fault = exceeded
      ? new Fault(
          "States.ExceedToleratedFailureThreshold",
          "The specified tolerated failure threshold was exceeded",
        )
      : error;
    if (isDistributed(state) && fault instanceof Fault) {
      addEvent(visit, "MapRunFailed", { error: fault.error, cause: fault.cause });
    }
    addEvent(visit, "MapStateFailed");
    throw fault;
  }
}

async function readConcurrency(visit: Visit<MapState>): Promise<number> {
  const { state } = visit;
  const most = isDistributed(state) ? MOST_CHILD_EXECUTIONS : MOST_INLINE_ITERATIONS;
  const asked =
    state.MaxConcurrency === undefined
      ? 0
      : await integerField(visit, state.MaxConcurrency, "MaxConcurrency", 0);
  return asked === 0 ? most : Math.min(asked, most);
}

async function readTolerance(visit: Visit<MapState>): Promise<Tolerance> {
  const { ToleratedFailureCount: count, ToleratedFailurePercentage: percentage } = visit.state;
  return {
    ...(count === undefined ? {} : { count: await integerField(visit, count, "ToleratedFailureCount", 0) }),
    ...(percentage === undefined
      ? {}
      : { percentage: await percentageField(visit, percentage, "ToleratedFailurePercentage") }),
  };
}

/** Without either limit, one failure is too many. */
function exceeds({ count, percentage }: Tolerance, failures: number, items: number): boolean {
  const limit = count ?? (percentage === undefined ? 0 : Number.POSITIVE_INFINITY);
  return failures > limit || (failures / items) * 100 > (percentage ?? 100);
}
