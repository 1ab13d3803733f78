import {
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  InvalidExecutionInput,
  StateMachineDoesNotExist,
} from "./api-errors.ts";
import { executionArnFor, requireExecutionArn } from "./arns.ts";
import type { StartRequest, StatesEngine, StatesOptions, StatusChange } from "./contract.ts";
import { parseDefinition } from "./definition/parse.ts";
import { type CreatedMachine, createExecution, type Execution, type Surroundings } from "./execution.ts";
import { parseJson } from "./json.ts";
import { createEvaluator } from "./jsonata/evaluator.ts";
import { LARGEST_PAYLOAD_BYTES } from "./limits.ts";
import { runFlow } from "./run/flow.ts";
import { directoryStore, forgetfulStore } from "./store/execution-store.ts";
import { createTokenDesk } from "./task/tokens.ts";

export * from "./api-errors.ts";
export type * from "./contract.ts";
export { TaskFailedError } from "./faults.ts";

/**
 * An engine for JSONata state machines on one machine. Given its clock, random numbers, ids and
 * integrations, it does the same every time.
 */
export function startStates(options: StatesOptions): StatesEngine {
  const { clock, random, newId, integrations, onStatusChange, replay } = options;
  const machines = new Map<string, CreatedMachine>();
  const executions = new Map<string, Execution>();
  const running = new Set<Promise<void>>();
  const store = options.directory === undefined ? forgetfulStore : directoryStore(options.directory);
  const tokens = createTokenDesk(clock, newId, (executionArn) => executions.has(executionArn));
  const unsaved = new Set<Execution>();
  const launched = new Set<Execution>();

  /** One save for all changes of the same turn, before anything that they set off can leave the process. */
  const save = () => {
    const due = [...unsaved];
    unsaved.clear();
    for (const execution of due) {
      store.save(execution.stored());
    }
  };
  const onChange = (execution: Execution) => {
    if (unsaved.size === 0) {
      queueMicrotask(save);
    }
    unsaved.add(execution);
  };

  const machineOf = (arn: string): CreatedMachine => {
    const machine = machines.get(arn);
    if (machine === undefined) {
      throw new StateMachineDoesNotExist(`State Machine Does Not Exist: '${arn}'`);
    }
    return machine;
  };
  const executionOf = (executionArn: string): Execution => {
    requireExecutionArn(executionArn);
    const execution = executions.get(executionArn);
    if (execution === undefined) {
      throw new ExecutionDoesNotExist(`Execution Does Not Exist: '${executionArn}'`);
    }
    return execution;
  };
  const launch = (execution: Execution, machine: CreatedMachine) => {
    launched.add(execution);
    const run = execution.run(machine).finally(() => running.delete(run));
    running.add(run);
  };

  const startExecution = ({ stateMachineArn, name = newId(), input = "{}" }: StartRequest) => {
    const machine = machineOf(stateMachineArn);
    const executionArn = executionArnFor(machine.arn, name);
    requireInput(input);
    const known = executions.get(executionArn)?.change;
    if (known !== undefined) {
      if (known.status === "RUNNING" && known.input === input) {
        return { executionArn, startDate: known.startDate };
      }
      throw new ExecutionAlreadyExists(`Execution Already Exists: '${executionArn}'`);
    }
    const change: StatusChange = {
      executionArn,
      stateMachineArn,
      name,
      status: "RUNNING",
      startDate: clock.now(),
      input,
    };
    const execution = createExecution({ change, events: [] }, surroundings);
    executions.set(executionArn, execution);
    onStatusChange(change);
    launch(execution, machine);
    return { executionArn, startDate: change.startDate };
  };

  const surroundings: Surroundings = {
    services: {
      clock,
      random,
      newId,
      evaluator: createEvaluator({ now: () => clock.now(), random, newId }),
      tasks: {
        integrations,
        tokens,
        nested: {
          start: startExecution,
          stop: (executionArn) => executionOf(executionArn).stop(undefined, undefined),
          ended: (executionArn) => executionOf(executionArn).ended,
        },
        ...(replay === undefined ? {} : { replay }),
      },
      runFlow,
    },
    onStatusChange,
    onChange,
  };
  for (const past of store.load()) {
    executions.set(past.change.executionArn, createExecution(past, surroundings));
  }

  return {
    create(machine) {
      const flow = parseDefinition(machine.definition, { isRecorded: replay !== undefined });
      machines.set(machine.arn, { ...machine, flow, creationDate: clock.now() });
    },
    startExecution,
    stopExecution: ({ executionArn, error, cause }) => ({
      stopDate: executionOf(executionArn).stop(error, cause),
    }),
    describeExecution: (executionArn) => executionOf(executionArn).change,
    listExecutions({ stateMachineArn, statusFilter }) {
      machineOf(stateMachineArn);
      return [...executions.values()]
        .map(({ change }) => change)
        .filter((change) => change.stateMachineArn === stateMachineArn)
        .filter(({ status }) => statusFilter === undefined || status === statusFilter)
        .reverse()
        .sort((a, b) => b.startDate.getTime() - a.startDate.getTime());
    },
    getExecutionHistory: (executionArn) => [...executionOf(executionArn).history.events],
    describeStateMachine: machineOf,
    listStateMachines: () => [...machines.values()],
    sendTaskSuccess: ({ taskToken, output }) => tokens.succeed(taskToken, output),
    sendTaskFailure: ({ taskToken, error, cause }) => tokens.fail(taskToken, error, cause),
    sendTaskHeartbeat: ({ taskToken }) => tokens.beat(taskToken),
    resume() {
      for (const execution of executions.values()) {
        const machine = machines.get(execution.change.stateMachineArn);
        if (execution.change.status === "RUNNING" && machine !== undefined && !launched.has(execution)) {
          launch(execution, machine);
        }
      }
    },
    async stop() {
      for (const execution of executions.values()) {
        execution.leave();
      }
      await Promise.all(running);
    },
  };
}

function requireInput(input: string): void {
  if (Buffer.byteLength(input) > LARGEST_PAYLOAD_BYTES) {
    throw new InvalidExecutionInput(
      `Invalid State Machine Execution Input: larger than ${LARGEST_PAYLOAD_BYTES} bytes`,
    );
  }
  if (parseJson(input) === undefined) {
    throw new InvalidExecutionInput("Invalid State Machine Execution Input: not JSON text");
  }
}
