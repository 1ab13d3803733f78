import type { StatusChange } from "../../../infra/embedded/states/contract.ts";
import type { Execution, Workflow } from "../place.ts";

/** An execution of the embedded engine, as every place shows them. */
export function executionOf(change: StatusChange): Execution {
  const { name, status, startDate, stopDate, input, output, error, cause } = change;
  return {
    run: { workflow: workflowOf(change.stateMachineArn), runId: name },
    status,
    startedAt: startDate,
    ...(stopDate === undefined ? {} : { endedAt: stopDate }),
    input,
    ...(output === undefined ? {} : { output }),
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
  };
}

function workflowOf(stateMachineArn: string): Workflow {
  const name = stateMachineArn.split(":").at(-1);
  return name === "restore-role" || name === "remediate-role" ? name : "decommission-role";
}
