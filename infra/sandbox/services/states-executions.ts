import type * as client from "@aws-sdk/client-sfn";
import type { StatesEngine, StatusChange } from "../../embedded/states/contract.ts";
import type { HistoryEvent } from "../../embedded/states/history.ts";
import type { Operation } from "../gateway/operation.ts";
import { asStates, cutStatesPage, onResource, sortable } from "./states-words.ts";

/** An execution's own ARN has one part more than its state machine's. */
const machineOf = (executionArn = "") =>
  executionArn.replace(":execution:", ":stateMachine:").split(":").slice(0, 7).join(":");

/** Starts an execution; on the state machine. */
export const startExecution = (
  engine: Pick<StatesEngine, "startExecution">,
): Operation<client.StartExecutionInput, client.StartExecutionOutput> => ({
  mutates: true,
  authorization: ({ stateMachineArn }) => onResource("StartExecution", stateMachineArn),
  answer: ({ stateMachineArn = "", name, input }) =>
    asStates(() =>
      engine.startExecution({
        stateMachineArn,
        ...(name === undefined ? {} : { name }),
        ...(input === undefined ? {} : { input }),
      }),
    ),
});

/** Stops an execution; on the execution. */
export const stopExecution = (
  engine: Pick<StatesEngine, "stopExecution">,
): Operation<client.StopExecutionInput, client.StopExecutionOutput> => ({
  mutates: true,
  authorization: ({ executionArn }) => onResource("StopExecution", executionArn),
  answer: ({ executionArn = "", error, cause }) =>
    asStates(() =>
      engine.stopExecution({
        executionArn,
        ...(error === undefined ? {} : { error }),
        ...(cause === undefined ? {} : { cause }),
      }),
    ),
});

/** Shows an execution. */
export const describeExecution = (
  engine: Pick<StatesEngine, "describeExecution">,
): Operation<client.DescribeExecutionInput, client.DescribeExecutionOutput> => ({
  mutates: false,
  authorization: ({ executionArn }) => onResource("DescribeExecution", executionArn),
  async answer({ executionArn = "" }) {
    const execution = await asStates(() => engine.describeExecution(executionArn));
    return {
      ...execution,
      stateMachineArn: execution.stateMachineArn || machineOf(executionArn),
      inputDetails: { included: true },
      ...(execution.output === undefined ? {} : { outputDetails: { included: true } }),
    };
  },
});

/** Newest first: the later the start, the smaller the key. */
const newestFirst = ({ startDate, executionArn }: StatusChange) =>
  `${sortable(Number.MAX_SAFE_INTEGER - startDate.getTime())} ${executionArn}`;

/** Lists the executions of a state machine, newest first. */
export const listExecutions = (
  engine: Pick<StatesEngine, "listExecutions">,
): Operation<client.ListExecutionsInput, client.ListExecutionsOutput> => ({
  mutates: false,
  authorization: ({ stateMachineArn }) => onResource("ListExecutions", stateMachineArn),
  async answer({ stateMachineArn = "", statusFilter, ...paging }) {
    const all = await asStates(() => engine.listExecutions({ stateMachineArn }));
    const wanted = all.filter(({ status }) => (statusFilter ?? status) === status);
    const { items, nextToken } = cutStatesPage(wanted, newestFirst, paging);
    return {
      executions: items.map(({ executionArn, name, status, startDate, stopDate }) => ({
        executionArn,
        stateMachineArn,
        name,
        status,
        startDate,
        ...(stopDate === undefined ? {} : { stopDate }),
      })),
      ...(nextToken === undefined ? {} : { nextToken }),
    };
  },
});

/** Everything but what went in and came out. */
const withoutData = (event: HistoryEvent): HistoryEvent => {
  const { id, previousEventId, timestamp, type, ...details } = event;
  const kept = Object.entries(details).map(([name, detail]) => {
    const { input: _input, output: _output, parameters: _parameters, ...rest } = detail;
    return [name, rest];
  });
  return { id, previousEventId, timestamp, type, ...Object.fromEntries(kept) };
};

/** Shows what has happened in an execution. */
export const getExecutionHistory = (
  engine: Pick<StatesEngine, "getExecutionHistory">,
): Operation<client.GetExecutionHistoryInput, { events: readonly HistoryEvent[]; nextToken?: string }> => ({
  mutates: false,
  authorization: ({ executionArn }) => onResource("GetExecutionHistory", executionArn),
  async answer({ executionArn = "", reverseOrder = false, includeExecutionData = true, ...paging }) {
    const all = await asStates(() => engine.getExecutionHistory(executionArn));
    const key = ({ id }: HistoryEvent) => sortable(reverseOrder ? Number.MAX_SAFE_INTEGER - id : id);
    const { items, nextToken } = cutStatesPage(all, key, paging);
    return {
      events: includeExecutionData ? items : items.map(withoutData),
      ...(nextToken === undefined ? {} : { nextToken }),
    };
  },
});
