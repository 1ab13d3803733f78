import { parsed } from "./parsed.ts";
import { failureIn, type ReadEvent } from "./run-event.ts";

/** The visit of one state that a run has not left yet. */
export interface Visit {
  /** Id of the event with which the state was entered. */
  readonly id: number;
  readonly state: string;
  /** The state's type: `Task`, `Wait`, `Map`, … */
  readonly type: string;
  readonly enteredAt: Date;
  /** JSON text. */
  readonly input?: string | undefined;
  /** Id of the visit of the Map or Parallel state around it. */
  readonly parentId?: number | undefined;
  /** Every try that failed, in order of time. */
  readonly failures: readonly Failure[];
  /** The latest try, if one has begun. */
  readonly attempt?: Attempt;
}

/** A try that failed. */
export interface Failure {
  readonly at: Date;
  readonly error: string;
  readonly reason: string;
}

/** A try of a task. */
export interface Attempt {
  readonly at: Date;
  /** As in the resource ARN, for example `invoke.waitForTaskToken`. */
  readonly resource: string;
  readonly timeoutSeconds?: number;
  /** The execution that it has started. */
  readonly nestedExecutionArn?: string;
  readonly failed: boolean;
}

/** The states that a run is in. */
export interface Visits {
  /** Those that are not left, oldest first. */
  readonly open: () => readonly Visit[];
  /** Takes the next event; answers the visit that it belongs to, as it is after the event, or was before it was left. */
  follow(event: ReadEvent): Visit | undefined;
}

/**
 * Tells which states a run is in. Events of a Map's iterations are mixed in a history; `previousEventId` says what
 * belongs together.
 */
export function createVisits(): Visits {
  const open = new Map<number, Visit>();
  /** Of each event: the visit that goes on after it; after an exit, the one around it. */
  const visitAfter = new Map<number, number | undefined>();

  const enter = (event: ReadEvent): Visit => {
    const { id, type, at, details } = event;
    const parent = around(event.previousId);
    const visit: Visit = {
      id,
      state: details.name ?? "",
      type: type.replace(/StateEntered$/, ""),
      enteredAt: at,
      input: details.input,
      parentId: parent?.id,
      failures: [],
    };
    if (parent === undefined) {
      // Outside of Maps a run is in one state at a time: a Map that fails leaves iterations behind, stopped halfway.
      open.clear();
    }
    open.set(id, visit);
    visitAfter.set(id, id);
    return visit;
  };

  const around = (previousId: number): Visit | undefined => open.get(visitAfter.get(previousId) ?? 0);

  return {
    open: () => [...open.values()],
    follow(event) {
      if (event.type.endsWith("StateEntered")) {
        return enter(event);
      }
      const visit = around(event.previousId);
      if (visit === undefined) {
        return undefined;
      }
      if (event.type.endsWith("StateExited")) {
        open.delete(visit.id);
        visitAfter.set(event.id, visit.parentId);
        return visit;
      }
      const after = changed(visit, event);
      open.set(visit.id, after);
      visitAfter.set(event.id, visit.id);
      return after;
    },
  };
}

function changed(visit: Visit, event: ReadEvent): Visit {
  const { at, details } = event;
  switch (event.type) {
    case "TaskScheduled": {
      const { resource = "", timeoutInSeconds } = details;
      const limit = timeoutInSeconds === undefined ? {} : { timeoutSeconds: timeoutInSeconds };
      return { ...visit, attempt: { at, resource, failed: false, ...limit } };
    }
    case "TaskSubmitted": {
      const arn = executionIn(parsed(details.output));
      return visit.attempt === undefined || arn === undefined
        ? visit
        : { ...visit, attempt: { ...visit.attempt, nestedExecutionArn: arn } };
    }
    case "TaskFailed":
    case "TaskTimedOut":
    case "TaskStartFailed":
    case "TaskSubmitFailed":
    case "EvaluationFailed": {
      const attempt = { at, resource: "", ...visit.attempt, failed: true };
      return { ...visit, attempt, failures: [...visit.failures, { at, ...failureIn(event) }] };
    }
    default:
      return visit;
  }
}

function executionIn(output: unknown): string | undefined {
  const arn =
    typeof output === "object" && output !== null && "ExecutionArn" in output && output.ExecutionArn;
  return typeof arn === "string" ? arn : undefined;
}
