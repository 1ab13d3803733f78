import type { MapState } from "../definition/model.ts";
import type { Fault } from "../faults.ts";
import { createHistory } from "../history.ts";
import { isRecord, type JsonRecord } from "../json.ts";
import type { Cell } from "./cell.ts";
import type { Scope, Visit } from "./visit.ts";

/** ARN of a distributed Map's run. */
export function mapRunArn(visit: Visit<MapState>): string {
  return `${machinePath(visit, "mapRun")}:${visit.cell.frame.mapRunId}`;
}

/**
 * The scope of one child execution: its own history, its own place in the context object, and none of
 * the variables around it.
 */
export function childScope(visit: Visit<MapState>, index: number, child: Cell, signal: AbortSignal): Scope {
  const { scope } = visit;
  const { services, context, machine } = scope;
  const execution = isRecord(context["Execution"]) ? context["Execution"] : {};
  const { lastEventId } = child.frame;
  const label = labelOf(visit);
  return {
    ...scope,
    signal,
    outer: {},
    // The events of a child before a restart are gone; their number still counts.
    history: createHistory(() => services.clock.now(), [], lastEventId),
    context: {
      Execution: {
        ...execution,
        Id: childArn(visit, index),
        Name: childName(visit, index),
        StartTime: services.clock.now().toISOString(),
        Input: child.frame.input,
      },
      StateMachine: { Id: `${machine.arn}/${label}`, Name: `${machine.name}/${label}` },
    },
  };
}

/** What the result of a Map shows of a child execution that failed. */
export function failureReport(visit: Visit<MapState>, index: number, { error, cause }: Fault): JsonRecord {
  const item = visit.cell.frame.items?.[index];
  return {
    ExecutionArn: childArn(visit, index),
    Name: childName(visit, index),
    StateMachineArn: `${visit.scope.machine.arn}/${labelOf(visit)}`,
    Status: "FAILED",
    Input: JSON.stringify(item?.input),
    InputDetails: { Included: true },
    ...(error === undefined ? {} : { Error: error }),
    ...(cause === undefined ? {} : { Cause: cause }),
  };
}

function childArn(visit: Visit<MapState>, index: number): string {
  return `${machinePath(visit, "execution")}:${childName(visit, index)}`;
}

function childName(visit: Visit<MapState>, index: number): string {
  return `${visit.cell.frame.mapRunId}-${index}`;
}

function machinePath(visit: Visit<MapState>, kind: string): string {
  return `${visit.scope.machine.arn.replace(":stateMachine:", `:${kind}:`)}/${labelOf(visit)}`;
}

function labelOf({ state, name }: Visit<MapState>): string {
  return state.Label ?? name.replaceAll(/[^A-Za-z0-9_-]/g, "").slice(0, 40);
}
