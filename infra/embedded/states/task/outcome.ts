import type { TaskResource } from "../definition/resource.ts";
import { isRecord } from "../json.ts";
import type { Submitted } from "../run/cell.ts";
import type { Visit } from "../run/visit.ts";
import { followNested } from "./nested.ts";
import { send } from "./send.ts";

/** One attempt of a task. */
export interface TaskRequest {
  readonly resource: TaskResource;
  readonly parameters: unknown;
  readonly roleArn: string;
  readonly taskToken: string;
  readonly heartbeatSeconds: number | undefined;
  /** ISO 8601 instant. */
  readonly deadline: string | undefined;
  readonly signal: AbortSignal;
}

/**
 * Sends a task and waits for its outcome. What was sent before a restart, and is waited for by token or
 * as an execution, is not sent again.
 *
 * @param onSubmitted told what the call answered, where the outcome comes later
 * @throws {TaskFailedError} if the call fails; {Fault} as the sender of the token or the execution says.
 */
export async function performTask(
  visit: Visit,
  request: TaskRequest,
  onSubmitted: (output: unknown) => void,
): Promise<unknown> {
  const { resource } = request;
  const pattern = resource.kind === "function" ? "request" : resource.pattern;
  switch (pattern) {
    case "request":
      return sendNow(visit, request);
    case "token":
      return awaitToken(visit, request, onSubmitted);
    case "sync":
    case "sync2":
      return awaitExecution(visit, request, pattern === "sync2", onSubmitted);
    default:
      return assertNever(pattern);
  }
}

function sendNow({ scope }: Visit, { resource, parameters, roleArn }: TaskRequest): Promise<unknown> {
  const { tasks, newId } = scope.services;
  return send(tasks, {
    resource,
    parameters,
    roleArn,
    stateMachineArn: scope.machine.arn,
    requestId: newId(),
  });
}

/** The token counts from before the call is sent, since its receiver may be done before the call has answered. */
async function awaitToken(
  visit: Visit,
  request: TaskRequest,
  onSubmitted: (output: unknown) => void,
): Promise<unknown> {
  const { taskToken, heartbeatSeconds, signal } = request;
  const ticket = visit.scope.services.tasks.tokens.open(taskToken);
  signal.addEventListener("abort", ticket.close, { once: true });
  if (visit.cell.frame.submitted === undefined) {
    const output = await sendNow(visit, request);
    signal.throwIfAborted();
    onSubmitted(output);
    visit.cell.update({ submitted: submission({ taskToken }, request) });
  }
  return ticket.outcome(heartbeatSeconds, signal);
}

async function awaitExecution(
  visit: Visit,
  request: TaskRequest,
  parsesOutput: boolean,
  onSubmitted: (output: unknown) => void,
): Promise<unknown> {
  const { signal } = request;
  const { nested } = visit.scope.services.tasks;
  let executionArn = visit.cell.frame.submitted?.executionArn;
  if (executionArn === undefined) {
    const output = await sendNow(visit, request);
    executionArn = isRecord(output) ? String(output["ExecutionArn"]) : "";
    onSubmitted(output);
    visit.cell.update({ submitted: submission({ executionArn }, request) });
  }
  return followNested(nested, executionArn, parsesOutput, signal);
}

function submission(what: Submitted, { deadline }: TaskRequest): Submitted {
  return deadline === undefined ? what : { ...what, deadline };
}

function assertNever(pattern: never): never {
  throw new TypeError(`No such pattern: ${String(pattern)}`);
}
