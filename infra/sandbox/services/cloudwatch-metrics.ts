import type { Functions } from "../../embedded/functions/functions.ts";
import type { Queues } from "../../embedded/queues/queues.ts";
import type { StatesEngine } from "../../embedded/states/contract.ts";
import type { AlarmEntry } from "./cloudwatch-state.ts";

/** What there is to count: the sandbox keeps no metrics. */
export interface CountedEngines {
  readonly functions: Pick<Functions, "failures">;
  readonly queues: Pick<Queues, "all">;
  readonly states: Pick<StatesEngine, "listExecutions">;
}

/** What is known of a metric in the time that an alarm looks at. */
export type Reading =
  /** `since` is when the first of what was counted came; absent if there was nothing. */
  | { readonly kind: "counted"; readonly value: number; readonly since?: Date }
  /** The sandbox does not count this. */
  | { readonly kind: "unknown" };

type Counter = (engines: CountedEngines, alarm: AlarmEntry, from: Date) => readonly Date[];

/** The time counted back from now: CloudWatch looks at whole periods of the clock, which is no different for one event. */
const isWithin = (from: Date) => (at: Date | undefined) => at !== undefined && at > from;

const executions =
  (wanted: "FAILED" | "TIMED_OUT"): Counter =>
  ({ states }, { dimensions }, from) =>
    states
      .listExecutions({ stateMachineArn: dimensions["StateMachineArn"] ?? "" })
      .filter(({ status, stopDate }) => status === wanted && isWithin(from)(stopDate))
      .flatMap(({ stopDate }) => stopDate ?? []);

/** What can be told without metrics, by namespace and name. Messages that somebody is looking at were visible before. */
const COUNTERS: Readonly<Record<string, Counter>> = {
  "AWS/Lambda Errors": ({ functions }, { arn, dimensions }, from) => {
    const [, , , region, account] = arn.split(":");
    const functionArn = `arn:aws:lambda:${region}:${account}:function:${dimensions["FunctionName"]}`;
    return functions
      .failures()
      .filter((failure) => failure.functionArn === functionArn && failure.attempt > 0)
      .map(({ time }) => time)
      .filter(isWithin(from));
  },
  "AWS/SQS ApproximateNumberOfMessagesVisible": ({ queues }, { arn, dimensions }) => {
    const [, , , region, account] = arn.split(":");
    const queueArn = `arn:aws:sqs:${region}:${account}:${dimensions["QueueName"]}`;
    return (queues.all()[queueArn] ?? []).map(({ sentAt }) => new Date(sentAt));
  },
  "AWS/States ExecutionsFailed": executions("FAILED"),
  "AWS/States ExecutionsTimedOut": executions("TIMED_OUT"),
};

/** Reads what an alarm watches. */
export function readMetric(engines: CountedEngines, alarm: AlarmEntry, now: Date): Reading {
  const key = `${alarm.namespace} ${alarm.metric}`;
  const counter = Object.hasOwn(COUNTERS, key) ? COUNTERS[key] : undefined;
  if (counter === undefined) {
    return { kind: "unknown" };
  }
  const window = alarm.periodSeconds * alarm.evaluationPeriods * 1000;
  const times = counter(engines, alarm, new Date(now.getTime() - window));
  const [since] = times.toSorted((one, other) => one.getTime() - other.getTime());
  return { kind: "counted", value: times.length, ...(since === undefined ? {} : { since }) };
}
