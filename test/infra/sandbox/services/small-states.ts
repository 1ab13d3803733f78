import {
  ExecutionDoesNotExist,
  InvalidToken,
  StateMachineDoesNotExist,
} from "../../../../infra/embedded/states/api-errors.ts";
import type { StatusChange } from "../../../../infra/embedded/states/contract.ts";
import type { StatesPort } from "../../../../infra/sandbox/services/states.ts";

/** One state machine whose executions run until they are stopped, each a second after the one before. */
export function createSmallStates(arn: string): StatesPort & { readonly heard: readonly unknown[] } {
  const executions = new Map<string, StatusChange>();
  const heard: unknown[] = [];
  const machine = {
    arn,
    name: "Clean",
    definition: { StartAt: "Step" },
    roleArn: "arn:aws:iam::111122223333:role/clean",
    creationDate: new Date("2026-11-20T08:00:00Z"),
  };
  const find = (executionArn: string) => {
    const execution = executions.get(executionArn);
    if (execution === undefined) {
      throw new ExecutionDoesNotExist(`Execution Does Not Exist: '${executionArn}'`);
    }
    return execution;
  };
  const checkMachine = (stateMachineArn: string) => {
    if (stateMachineArn !== arn) {
      throw new StateMachineDoesNotExist(`State Machine Does Not Exist: '${stateMachineArn}'`);
    }
  };
  const checkToken = (taskToken: string) => {
    if (taskToken !== "t") {
      throw new InvalidToken("Invalid token");
    }
  };
  return {
    heard,
    startExecution({ stateMachineArn, name = "unnamed", input = "{}" }) {
      checkMachine(stateMachineArn);
      const executionArn = `${arn.replace(":stateMachine:", ":execution:")}:${name}`;
      const startDate = new Date(Date.UTC(2026, 10, 20, 9, 0, executions.size));
      executions.set(executionArn, {
        executionArn,
        stateMachineArn,
        name,
        status: "RUNNING",
        startDate,
        input,
      });
      return { executionArn, startDate };
    },
    stopExecution({ executionArn, ...why }) {
      const stopDate = new Date("2026-11-20T09:05:00Z");
      executions.set(executionArn, { ...find(executionArn), status: "ABORTED", stopDate, ...why });
      return { stopDate };
    },
    describeExecution: find,
    listExecutions({ stateMachineArn }) {
      checkMachine(stateMachineArn);
      return [...executions.values()];
    },
    getExecutionHistory(executionArn) {
      const { startDate } = find(executionArn);
      return Array.from({ length: 12 }, (_, index) => ({
        id: index + 1,
        previousEventId: index,
        type: "PassStateEntered",
        timestamp: startDate,
        stateEnteredEventDetails: { name: `Step${index + 1}`, input: "{}" },
      }));
    },
    describeStateMachine(stateMachineArn) {
      checkMachine(stateMachineArn);
      return machine;
    },
    listStateMachines: () => [machine, { ...machine, arn: arn.replace("us-east-1", "eu-west-1") }],
    sendTaskSuccess(request) {
      checkToken(request.taskToken);
      heard.push({ success: request });
    },
    sendTaskFailure(request) {
      checkToken(request.taskToken);
      heard.push({ failure: request });
    },
    sendTaskHeartbeat(request) {
      checkToken(request.taskToken);
      heard.push({ heartbeat: request });
    },
  };
}
