import { StatesApiError } from "../api-errors.ts";
import type { StartRequest, StatusChange } from "../contract.ts";
import { RuntimeFault, TaskFailedError } from "../faults.ts";
import { isRecord, parseJson } from "../json.ts";
import { EngineStopped, type NestedExecutions } from "./performer.ts";

/**
 * Starts an execution for a task.
 *
 * @throws {TaskFailedError} named as Step Functions names its own exceptions, for example
 *   `StepFunctions.ExecutionAlreadyExistsException`.
 */
export function startNested(nested: NestedExecutions, request: StartRequest) {
  try {
    return nested.start(request);
  } catch (error) {
    if (error instanceof StatesApiError) {
      throw new TaskFailedError(`StepFunctions.${error.name}Exception`, error.message);
    }
    throw error;
  }
}

/**
 * Waits for an execution that a task started, and stops it if the task is given up.
 *
 * @param parsesOutput true for `.sync:2`, whose output is JSON; `.sync` leaves it text
 * @throws {TaskFailedError} `States.TaskFailed` with the whole execution as cause if it does not succeed.
 */
export async function followNested(
  nested: NestedExecutions,
  executionArn: string,
  parsesOutput: boolean,
  signal: AbortSignal,
): Promise<unknown> {
  const giveUp = () => {
    if (!(signal.reason instanceof EngineStopped)) {
      nested.stop(executionArn);
    }
  };
  if (signal.aborted) {
    giveUp();
  }
  signal.addEventListener("abort", giveUp, { once: true });
  const ended = await nested.ended(executionArn);
  signal.removeEventListener("abort", giveUp);
  const description = describeNested(ended, parsesOutput);
  if (ended.status !== "SUCCEEDED") {
    throw new TaskFailedError("States.TaskFailed", JSON.stringify(description));
  }
  return description;
}

/**
 * Reads the parameters of a task that starts an execution, whose Input may be JSON or JSON text.
 *
 * @throws {RuntimeFault} if they name no machine.
 */
export function readStart(parameters: unknown): StartRequest {
  if (!isRecord(parameters) || typeof parameters["StateMachineArn"] !== "string") {
    throw new RuntimeFault("The parameter StateMachineArn of startExecution is missing.");
  }
  const { StateMachineArn, Name, Input } = parameters;
  return {
    stateMachineArn: StateMachineArn,
    ...(Name === undefined ? {} : { name: String(Name) }),
    ...(Input === undefined ? {} : { input: typeof Input === "string" ? Input : JSON.stringify(Input) }),
  };
}

/** Dates are milliseconds since the epoch. */
function describeNested(execution: StatusChange, parsesOutput: boolean) {
  const { output, stopDate, error, cause } = execution;
  const read = (text: string) => (parsesOutput ? parseJson(text)?.value : text);
  return {
    ExecutionArn: execution.executionArn,
    Input: read(execution.input),
    InputDetails: { Included: true },
    Name: execution.name,
    ...(output === undefined ? {} : { Output: read(output), OutputDetails: { Included: true } }),
    ...(error === undefined ? {} : { Error: error }),
    ...(cause === undefined ? {} : { Cause: cause }),
    StartDate: execution.startDate.getTime(),
    StateMachineArn: execution.stateMachineArn,
    Status: execution.status,
    ...(stopDate === undefined ? {} : { StopDate: stopDate.getTime() }),
  };
}
