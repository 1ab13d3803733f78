import type { StateMachine, StatusChange } from "./contract.ts";
import type { Machine } from "./definition/model.ts";
import { Fault, RuntimeFault } from "./faults.ts";
import { createHistory, type History } from "./history.ts";
import { parseJson } from "./json.ts";
import { type Cell, createCell, firstFrame, restoreCell } from "./run/cell.ts";
import { runFlow } from "./run/flow.ts";
import type { Scope, Services } from "./run/visit.ts";
import type { StoredExecution } from "./store/execution-store.ts";
import { EngineStopped } from "./task/performer.ts";
import { within } from "./task/within.ts";

/** A machine that was created and checked. */
export interface CreatedMachine extends StateMachine {
  readonly flow: Machine;
  readonly creationDate: Date;
}

/** One execution, running or ended. */
export interface Execution {
  readonly change: StatusChange;
  readonly history: History;
  /** Settled once it has ended. */
  readonly ended: Promise<StatusChange>;
  /** Runs it from where it stands; returns when it has ended or the engine stops. */
  run(machine: CreatedMachine): Promise<void>;
  stop(error: string | undefined, cause: string | undefined): Date;
  /** Leaves it where it is. */
  leave(): void;
  stored(): StoredExecution;
}

/** What an execution needs of its engine. */
export interface Surroundings {
  readonly services: Services;
  readonly onStatusChange: (change: StatusChange) => void;
  /** Told after each change that is worth keeping. */
  readonly onChange: (execution: Execution) => void;
}

/** Somebody stopped the execution. */
class ExecutionStopped extends Error {
  override readonly name = "ExecutionStopped";
}

/** An execution that begins now, or goes on from what was kept of it. */
export function createExecution(past: StoredExecution, surroundings: Surroundings): Execution {
  const { services, onStatusChange, onChange } = surroundings;
  const { clock } = services;
  const history = createHistory(() => clock.now(), past.events);
  const ended = Promise.withResolvers<StatusChange>();
  const controller = new AbortController();
  const changed = () => onChange(execution);
  let cell: Cell | undefined = past.root && restoreCell(past.root, changed);
  let change = past.change;

  const end = (
    outcome: Pick<StatusChange, "status" | "output" | "error" | "cause">,
    type: string,
    previous: number,
  ) => {
    const { status, output, ...failure } = outcome;
    history.close(
      type,
      previous,
      output === undefined ? failure : { output, outputDetails: { truncated: false } },
    );
    change = { ...change, ...outcome, stopDate: clock.now() };
    cell = undefined;
    changed();
    onStatusChange(change);
    ended.resolve(change);
  };

  const begin = ({ flow, roleArn }: CreatedMachine): Cell => {
    const input = parseJson(change.input)?.value;
    const started = history.add("ExecutionStarted", 0, {
      input: change.input,
      inputDetails: { truncated: false },
      roleArn,
    });
    return createCell(firstFrame(flow.StartAt, input, started), changed);
  };

  const conclude = (error: unknown, lastEventId: number) => {
    if (error instanceof EngineStopped || change.status !== "RUNNING") {
      return;
    }
    if (error instanceof MachineTimedOut) {
      end({ status: "TIMED_OUT" }, "ExecutionTimedOut", lastEventId);
      return;
    }
    const fault = error instanceof Fault ? error : new RuntimeFault(String(error));
    const failure = {
      ...(fault.error === undefined ? {} : { error: fault.error }),
      ...(fault.cause === undefined ? {} : { cause: fault.cause }),
    };
    end({ status: "FAILED", ...failure }, "ExecutionFailed", lastEventId);
  };

  const execution: Execution = {
    get change() {
      return change;
    },
    history,
    ended: ended.promise,
    async run(machine) {
      const root = cell ?? begin(machine);
      cell = root;
      changed();
      const scope = {
        services,
        executionArn: change.executionArn,
        machine,
        history,
        onChange: changed,
        outer: {},
        context: contextOf(change, machine),
      };
      try {
        const output = await within(
          clock,
          deadlineOf(machine, change),
          controller.signal,
          (signal) => runFlow(machine.flow, root, { ...scope, signal }),
          () => new MachineTimedOut(),
        );
        end(
          { status: "SUCCEEDED", output: JSON.stringify(output) },
          "ExecutionSucceeded",
          root.frame.lastEventId,
        );
      } catch (error) {
        conclude(error, root.frame.lastEventId);
      }
    },
    stop(error, cause) {
      if (change.status === "RUNNING") {
        const reason = {
          ...(error === undefined ? {} : { error }),
          ...(cause === undefined ? {} : { cause }),
        };
        end({ status: "ABORTED", ...reason }, "ExecutionAborted", history.events.length);
        controller.abort(new ExecutionStopped());
      }
      return change.stopDate ?? clock.now();
    },
    leave() {
      controller.abort(new EngineStopped());
    },
    stored: () => ({
      change,
      events: history.events,
      ...(cell === undefined ? {} : { root: cell.snapshot() }),
    }),
  };
  if (change.status !== "RUNNING") {
    ended.resolve(change);
  }
  return execution;
}

/** The machine's own TimeoutSeconds has passed. */
class MachineTimedOut extends Error {
  override readonly name = "MachineTimedOut";
}

/** When the machine's own TimeoutSeconds end. */
function deadlineOf({ flow }: CreatedMachine, { startDate }: StatusChange): string | undefined {
  return flow.TimeoutSeconds === undefined
    ? undefined
    : new Date(startDate.getTime() + flow.TimeoutSeconds * 1000).toISOString();
}

function contextOf(change: StatusChange, machine: CreatedMachine): Scope["context"] {
  return {
    Execution: {
      Id: change.executionArn,
      Input: parseJson(change.input)?.value,
      Name: change.name,
      RoleArn: machine.roleArn,
      StartTime: change.startDate.toISOString(),
      RedriveCount: 0,
    },
    StateMachine: { Id: machine.arn, Name: machine.name },
  };
}
