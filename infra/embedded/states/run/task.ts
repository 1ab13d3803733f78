import type { TaskState } from "../definition/model.ts";
import { readResource, type TaskResource } from "../definition/resource.ts";
import { DataLimitFault, Fault, RuntimeFault } from "../faults.ts";
import { exceedsPayload } from "../limits.ts";
import { taskEvents } from "../task/events.ts";
import { performTask } from "../task/outcome.ts";
import { within } from "../task/within.ts";
import { integerField, stringField } from "./fields.ts";
import { finishWith } from "./finish.ts";
import { addEvent, evaluateField, type Step, type Visit } from "./visit.ts";

/** Performs a task, within its time, and waits for its token or its execution where the resource says so. */
export async function runTask(visit: Visit<TaskState>): Promise<Step> {
  const { state, cell, scope, name } = visit;
  const { clock, tasks } = scope.services;
  const resource = tasks.replay === undefined ? knownResource(state.Resource) : undefined;
  const taskToken = cell.frame.submitted?.taskToken ?? tasks.tokens.issue(scope.executionArn);
  const extra = waitsForToken(state.Resource) ? { context: { Task: { Token: taskToken } } } : {};
  const seconds = async (value: unknown, field: string) =>
    value === undefined ? undefined : integerField(visit, value, field, 1, extra);
  const timeoutSeconds = await seconds(state.TimeoutSeconds, "TimeoutSeconds");
  const heartbeatSeconds = await seconds(state.HeartbeatSeconds, "HeartbeatSeconds");
  const roleArn =
    state.Credentials === undefined
      ? scope.machine.roleArn
      : await stringField(visit, state.Credentials.RoleArn, "Credentials/RoleArn");
  const parameters =
    state.Arguments === undefined
      ? cell.frame.input
      : await evaluateField(visit, state.Arguments, "Arguments", extra);
  if (exceedsPayload(parameters)) {
    throw new DataLimitFault(state.Resource);
  }

  const region = scope.machine.arn.split(":")[3] ?? "";
  const attempt = { resource: state.Resource, region, parameters, timeoutSeconds, heartbeatSeconds };
  const events = taskEvents(attempt, resource?.kind === "function");
  if (cell.frame.submitted === undefined) {
    addEvent(visit, events.scheduled.type, events.scheduled.details);
    addEvent(visit, events.started.type, events.started.details);
  }
  const deadline = cell.frame.submitted?.deadline ?? deadlineAfter(clock.now(), timeoutSeconds);
  const result = await within(clock, deadline, scope.signal, async (signal) => {
    if (resource === undefined) {
      return tasks.replay?.({ stateName: name, resource: state.Resource, parameters });
    }
    const request = { resource, parameters, roleArn, taskToken, heartbeatSeconds, deadline, signal };
    return performTask(visit, request, (output) => {
      const { type, details } = events.submitted(output);
      addEvent(visit, type, details);
    });
  }).catch((error: unknown) => {
    scope.signal.throwIfAborted();
    if (error instanceof Fault) {
      const { type, details } = events.failed(error);
      addEvent(visit, type, details);
    }
    throw error;
  });
  if (exceedsPayload(result)) {
    throw new DataLimitFault(state.Resource);
  }
  const { type, details } = events.succeeded(result);
  addEvent(visit, type, details);
  return finishWith(visit, state, result);
}

function knownResource(text: string): TaskResource {
  const resource = readResource(text);
  if (resource === undefined) {
    throw new RuntimeFault(`Nothing performs the resource ${text}.`);
  }
  return resource;
}

function waitsForToken(resource: string): boolean {
  return resource.endsWith(".waitForTaskToken");
}

function deadlineAfter(now: Date, timeoutSeconds: number | undefined): string | undefined {
  return timeoutSeconds === undefined
    ? undefined
    : new Date(now.getTime() + timeoutSeconds * 1000).toISOString();
}
