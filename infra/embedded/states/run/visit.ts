import type { Clock } from "../../clock.ts";
import type { StateMachine } from "../contract.ts";
import type { Flow, State } from "../definition/model.ts";
import { EvaluationFault, Fault } from "../faults.ts";
import type { History } from "../history.ts";
import type { JsonRecord } from "../json.ts";
import type { Evaluator } from "../jsonata/evaluator.ts";
import type { TaskPerformer } from "../task/performer.ts";
import type { Cell } from "./cell.ts";

/** What every execution of an engine shares. */
export interface Services {
  readonly clock: Clock;
  readonly random: () => number;
  readonly newId: () => string;
  readonly evaluator: Evaluator;
  readonly tasks: TaskPerformer;
  /** Runs a branch or an iteration. Handed over, since states and flows hold one another. */
  readonly runFlow: (flow: Flow, cell: Cell, scope: Scope) => Promise<unknown>;
}

/** What every state of one flow shares. */
export interface Scope {
  readonly services: Services;
  readonly machine: StateMachine;
  /** The execution that is kept; for a child of a distributed Map, the one with the Map. */
  readonly executionArn: string;
  readonly history: History;
  /** Told after each change of a cell. */
  readonly onChange: () => void;
  /** Variables of the scopes around this one. */
  readonly outer: JsonRecord;
  /** `$states.context` without what belongs to the state. */
  readonly context: JsonRecord;
  /** Aborted when the flow must stop; its reason says why. */
  readonly signal: AbortSignal;
}

/** One state while a flow is in it. */
export interface Visit<S extends State = State> {
  readonly name: string;
  readonly state: S;
  readonly cell: Cell;
  readonly scope: Scope;
}

/** How a state ended. */
export interface Step {
  readonly output: unknown;
  readonly assigned: JsonRecord;
  /** Undefined where the flow ends. */
  readonly next: string | undefined;
}

/** Members of `$states` beside input and context, and further parts of the context. */
export interface Extra {
  readonly states?: JsonRecord;
  readonly context?: JsonRecord;
}

/**
 * Evaluates a field of the visited state; a failure is written into the history.
 *
 * @throws {Fault} worded as AWS words it, with the state and the event of its entry.
 */
export async function evaluateField(
  visit: Visit,
  value: unknown,
  field: string,
  extra: Extra = {},
): Promise<unknown> {
  const { cell, scope, name } = visit;
  const { frame } = cell;
  const context = {
    ...scope.context,
    State: { EnteredTime: frame.entered?.time, Name: name, RetryCount: frame.retryCount },
    ...extra.context,
  };
  const states = { input: frame.input, context, ...extra.states };
  try {
    return await scope.services.evaluator.evaluate(
      value,
      { ...scope.outer, ...frame.variables, states },
      field,
    );
  } catch (error) {
    throw error instanceof EvaluationFault ? located(visit, error) : error;
  }
}

/** Writes an evaluation failure into the history, and words it with its place. */
export function located(visit: Visit, { error, cause, location }: EvaluationFault): Fault {
  addEvent(visit, "EvaluationFailed", { error, cause, location, state: visit.name });
  return new Fault(error, placed(visit, cause ?? ""));
}

/** A cause as AWS puts it: which state failed, and where its visit began. */
export function placed({ name, cell }: Visit, cause: string): string {
  const eventId = cell.frame.entered?.eventId ?? 0;
  return `An error occurred while executing the state '${name}' (entered at the event id #${eventId}). ${cause}`;
}

/** Writes an event of this flow into the history. */
export function addEvent(
  { cell, scope }: Pick<Visit, "cell" | "scope">,
  type: string,
  details?: JsonRecord,
): number {
  const eventId = scope.history.add(type, cell.frame.lastEventId, details);
  cell.update({ lastEventId: eventId });
  return eventId;
}
