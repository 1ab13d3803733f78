import type { EventEnvelope } from "../embedded/events/event-envelope.ts";
import type { StatusChange } from "../embedded/states/contract.ts";

/**
 * Makes the event that Step Functions sends when an execution changes its status.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-states.html (excerpt read 2026-11-20; the members of `detail` from general knowledge)
 */
export function statusEvent(change: StatusChange, id: string, now: Date): EventEnvelope {
  const [, , , region = "", account = ""] = change.executionArn.split(":");
  return {
    version: "0",
    id,
    "detail-type": "Step Functions Execution Status Change",
    source: "aws.states",
    account,
    time: now.toISOString(),
    region,
    resources: [change.executionArn],
    detail: {
      executionArn: change.executionArn,
      stateMachineArn: change.stateMachineArn,
      name: change.name,
      status: change.status,
      startDate: change.startDate.getTime(),
      stopDate: change.stopDate?.getTime() ?? null,
      input: change.input,
      output: change.output ?? null,
      error: change.error ?? null,
      cause: change.cause ?? null,
    },
  };
}
