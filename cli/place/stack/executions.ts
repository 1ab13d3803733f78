import { setTimeout as wait } from "node:timers/promises";
import type { DescribeExecutionCommandOutput, ExecutionListItem } from "@aws-sdk/client-sfn";
import { required } from "../../../functions/core/required.ts";
import { sfnClient } from "../../../functions/runtime/clients/sfn.ts";
import { isNamed } from "../../../functions/services/failures.ts";
import type { Identity } from "../../session/identity.ts";
import { executionArn, machineArn } from "../machine-arn.ts";
import type { Execution, ExecutionEvent, Place, RunReference, Workflow } from "../place.ts";

/** So often Step Functions is asked how far runs are. */
const POLL_MILLISECONDS = 2_000;

/** As many as Step Functions answers at once (API_GetExecutionHistory, read 2026-11-20). */
const MOST_EVENTS_IN_A_PAGE = 1000;

/** More executions than this are not listed: what is older is in the inventory. */
const MOST_LISTED = 100;

/** The executions of a stack's workflows. Errors of the SDK pass through unchanged. */
export function stackExecutions(
  identity: Identity,
): Pick<Place, "start" | "read" | "list" | "history" | "nextChange" | "cancel"> {
  const arnOf = (run: RunReference) => executionArn(identity, run);

  return {
    async start(run, input) {
      const { StartExecutionCommand } = await import("@aws-sdk/client-sfn");
      const stateMachineArn = machineArn(identity, run.workflow);
      const command = new StartExecutionCommand({
        stateMachineArn,
        name: run.runId,
        input: JSON.stringify(input),
      });
      await (await sfnClient()).send(command);
    },

    async read(run) {
      const { DescribeExecutionCommand } = await import("@aws-sdk/client-sfn");
      try {
        const command = new DescribeExecutionCommand({ executionArn: arnOf(run) });
        return described(run, await (await sfnClient()).send(command));
      } catch (error) {
        if (isNamed(error, "ExecutionDoesNotExist")) {
          return undefined;
        }
        throw error;
      }
    },

    async list(workflow, onlyRunning) {
      const { ListExecutionsCommand } = await import("@aws-sdk/client-sfn");
      const command = new ListExecutionsCommand({
        stateMachineArn: machineArn(identity, workflow),
        maxResults: MOST_LISTED,
        ...(onlyRunning ? { statusFilter: "RUNNING" as const } : {}),
      });
      const { executions = [] } = await (await sfnClient()).send(command);
      return executions.map((execution) => listed(workflow, execution));
    },

    async history(run) {
      const { paginateGetExecutionHistory } = await import("@aws-sdk/client-sfn");
      const pages = paginateGetExecutionHistory(
        { client: await sfnClient(), pageSize: MOST_EVENTS_IN_A_PAGE },
        { executionArn: arnOf(run) },
      );
      const all: ExecutionEvent[] = [];
      for await (const { events = [] } of pages) {
        all.push(...events);
      }
      return all;
    },

    async nextChange() {
      await wait(POLL_MILLISECONDS);
    },

    async cancel(run, cause) {
      const { StopExecutionCommand } = await import("@aws-sdk/client-sfn");
      const command = new StopExecutionCommand({ executionArn: arnOf(run), error: "Cancelled", cause });
      await (await sfnClient()).send(command);
    },
  };
}

function described(run: RunReference, execution: DescribeExecutionCommandOutput): Execution {
  const { status, startDate, stopDate, input = "{}", output, error, cause } = execution;
  return {
    run,
    status: required(status, "the execution's status"),
    startedAt: required(startDate, "the execution's start"),
    input,
    ...(stopDate === undefined ? {} : { endedAt: stopDate }),
    ...(output === undefined ? {} : { output }),
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
  };
}

/** A listing tells neither input nor output. */
function listed(workflow: Workflow, { name, status, startDate, stopDate }: ExecutionListItem): Execution {
  return {
    run: { workflow, runId: required(name, "the execution's name") },
    status: required(status, "the execution's status"),
    startedAt: required(startDate, "the execution's start"),
    input: "{}",
    ...(stopDate === undefined ? {} : { endedAt: stopDate }),
  };
}
