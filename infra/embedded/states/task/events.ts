import { nameResource } from "../definition/resource.ts";
import type { Fault } from "../faults.ts";
import type { JsonRecord } from "../json.ts";

/** The events that tell of one attempt of a task: their types, and what every one of them says. */
export interface TaskEvents {
  readonly scheduled: TaskEvent;
  readonly started: TaskEvent;
  /** None for a bare function, which is never waited for by token. */
  submitted(output: unknown): TaskEvent;
  succeeded(output: unknown): TaskEvent;
  failed(fault: Fault): TaskEvent;
}

/** One event of a task. */
interface TaskEvent {
  readonly type: string;
  readonly details?: JsonRecord;
}

/** What an attempt begins with. */
export interface Attempt {
  readonly resource: string;
  readonly region: string;
  readonly parameters: unknown;
  readonly timeoutSeconds: number | undefined;
  readonly heartbeatSeconds: number | undefined;
}

/** A function named by its own ARN has events of its own kind. */
export function taskEvents(attempt: Attempt, isBareFunction: boolean): TaskEvents {
  const parameters = JSON.stringify(attempt.parameters);
  const limits = {
    ...(attempt.timeoutSeconds === undefined ? {} : { timeoutInSeconds: attempt.timeoutSeconds }),
    ...(attempt.heartbeatSeconds === undefined || isBareFunction
      ? {}
      : { heartbeatInSeconds: attempt.heartbeatSeconds }),
  };
  const prefix = isBareFunction ? "LambdaFunction" : "Task";
  const names = isBareFunction ? {} : nameResource(attempt.resource);
  const written = (output: unknown) => ({
    output: JSON.stringify(output),
    outputDetails: { truncated: false },
  });
  return {
    scheduled: {
      type: `${prefix}Scheduled`,
      details: isBareFunction
        ? { resource: attempt.resource, input: parameters, inputDetails: { truncated: false }, ...limits }
        : { ...names, region: attempt.region, parameters, ...limits },
    },
    started: isBareFunction ? { type: "LambdaFunctionStarted" } : { type: "TaskStarted", details: names },
    submitted: (output) => ({ type: "TaskSubmitted", details: { ...names, ...written(output) } }),
    succeeded: (output) => ({ type: `${prefix}Succeeded`, details: { ...names, ...written(output) } }),
    failed: (fault) => ({
      type: `${prefix}${timedOut(fault) ? "TimedOut" : "Failed"}`,
      details: {
        ...names,
        ...(fault.error === undefined ? {} : { error: fault.error }),
        ...(fault.cause === undefined ? {} : { cause: fault.cause }),
      },
    }),
  };
}

function timedOut({ error, aliases }: Fault): boolean {
  return error === "States.Timeout" || aliases.includes("States.Timeout");
}
