import type { StatusChange } from "../../../infra/embedded/states/contract.ts";

/** The members of Step Functions' status event that `close-run` reads; here nothing but this process sends it. */
export function statusEvent(change: StatusChange, now: Date): object {
  const [, , , region = "", account = ""] = change.executionArn.split(":");
  return {
    "detail-type": "Step Functions Execution Status Change",
    source: "aws.states",
    account,
    region,
    time: now.toISOString(),
    detail: {
      name: change.name,
      status: change.status,
      startDate: change.startDate.getTime(),
      stopDate: change.stopDate?.getTime() ?? null,
      input: change.input,
      error: change.error ?? null,
      cause: change.cause ?? null,
    },
  };
}
