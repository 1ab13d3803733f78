import * as client from "@aws-sdk/client-sfn";
import type { StatesEngine } from "../../embedded/states/contract.ts";
import type { FakeService } from "../gateway/operation.ts";
import {
  describeExecution,
  getExecutionHistory,
  listExecutions,
  startExecution,
  stopExecution,
} from "./states-executions.ts";
import { describeStateMachine, listStateMachines } from "./states-machines.ts";
import { sendTaskFailure, sendTaskHeartbeat, sendTaskSuccess } from "./states-tasks.ts";

/** The state machines of the sandbox, as the API reaches them. */
export type StatesPort = Omit<StatesEngine, "create" | "resume" | "stop">;

/** Step Functions: starts, stops and shows executions, and takes the answers of waiting tasks. */
export function statesService(engine: StatesPort): FakeService {
  return {
    signingName: "states",
    eventSource: "states.amazonaws.com",
    global: false,
    client,
    operations: {
      DescribeExecution: describeExecution(engine),
      DescribeStateMachine: describeStateMachine(engine),
      GetExecutionHistory: getExecutionHistory(engine),
      ListExecutions: listExecutions(engine),
      ListStateMachines: listStateMachines(engine),
      SendTaskFailure: sendTaskFailure(engine),
      SendTaskHeartbeat: sendTaskHeartbeat(engine),
      SendTaskSuccess: sendTaskSuccess(engine),
      StartExecution: startExecution(engine),
      StopExecution: stopExecution(engine),
    },
  };
}
