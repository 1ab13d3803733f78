import type * as client from "@aws-sdk/client-cloudwatch";
import { type Operation, ServiceError, type World } from "../gateway/operation.ts";
import { type CountedEngines, type Reading, readMetric } from "./cloudwatch-metrics.ts";
import { type AlarmEntry, alarmsIn, type Comparison } from "./cloudwatch-state.ts";
import { inputChecks } from "./input-checks.ts";
import { cutPage } from "./paging.ts";

const checks = inputChecks("ValidationError");

/** As AWS has it: so many unless asked otherwise, and so many at most. */
const USUAL_PAGE = 50;
const LARGEST_PAGE = 100;

const COMPARISONS: Readonly<
  Record<
    Comparison,
    { readonly words: string; readonly holds: (value: number, threshold: number) => boolean }
  >
> = {
  GreaterThanOrEqualToThreshold: { words: "greater than or equal to", holds: (a, b) => a >= b },
  GreaterThanThreshold: { words: "greater than", holds: (a, b) => a > b },
  LessThanOrEqualToThreshold: { words: "less than or equal to", holds: (a, b) => a <= b },
  LessThanThreshold: { words: "less than", holds: (a, b) => a < b },
};

/** The state that follows from what is known now; the sandbox keeps no history of it. */
function stateOf({ comparison, threshold, configuredAt, metric }: AlarmEntry, reading: Reading) {
  if (reading.kind === "unknown") {
    return {
      StateValue: "INSUFFICIENT_DATA" as const,
      StateReason: `Insufficient Data: the sandbox does not count ${metric}`,
      StateUpdatedTimestamp: new Date(configuredAt),
    };
  }
  const { value, since = new Date(configuredAt) } = reading;
  const { words, holds } = COMPARISONS[comparison];
  const isAlarming = holds(value, threshold);
  return {
    StateValue: isAlarming ? ("ALARM" as const) : ("OK" as const),
    StateReason: `Threshold Crossed: 1 datapoint [${value.toFixed(1)}] was ${isAlarming ? "" : "not "}${words} the threshold (${threshold.toFixed(1)}).`,
    StateUpdatedTimestamp: since,
  };
}

const shown = (alarm: AlarmEntry, reading: Reading): client.MetricAlarm => ({
  AlarmName: alarm.name,
  AlarmArn: alarm.arn,
  ...(alarm.description === undefined ? {} : { AlarmDescription: alarm.description }),
  AlarmConfigurationUpdatedTimestamp: new Date(alarm.configuredAt),
  ActionsEnabled: true,
  OKActions: [],
  AlarmActions: [],
  InsufficientDataActions: [],
  MetricName: alarm.metric,
  Namespace: alarm.namespace,
  // Deployed is what CloudFormation took, which knows these names.
  Statistic: STATISTICS.find((statistic) => statistic === alarm.statistic),
  Dimensions: Object.entries(alarm.dimensions).map(([Name, Value]) => ({ Name, Value })),
  Period: alarm.periodSeconds,
  EvaluationPeriods: alarm.evaluationPeriods,
  Threshold: alarm.threshold,
  ComparisonOperator: alarm.comparison,
  TreatMissingData: alarm.missingData,
  ...stateOf(alarm, reading),
});

const STATISTICS = ["Average", "Maximum", "Minimum", "SampleCount", "Sum"] as const;

/**
 * `DescribeAlarms`: the deployed alarms of the Region by name, each in the state that follows from dead letters, ended
 * executions and failed invocations as they are now. What the sandbox does not count is `INSUFFICIENT_DATA`.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html (as documented in @aws-sdk/client-cloudwatch 3.1164.0, read 2026-11-28)
 */
export const describeAlarms = (
  world: World,
  engines: CountedEngines,
): Operation<client.DescribeAlarmsInput, client.DescribeAlarmsOutput> => ({
  mutates: false,
  authorization: (_input, { account, region }) => ({
    action: "cloudwatch:DescribeAlarms",
    resources: [`arn:aws:cloudwatch:${region}:${account}:alarm:*`],
  }),
  answer(input, call) {
    const { AlarmNames = [], AlarmNamePrefix = "", AlarmTypes = ["MetricAlarm"], StateValue } = input;
    if (input.ChildrenOfAlarmName !== undefined || input.ParentsOfAlarmName !== undefined) {
      throw new ServiceError("NotImplemented", "The sandbox has no composite alarms", 501);
    }
    if (AlarmNames.length > 0 && AlarmNamePrefix !== "") {
      return checks.refuse("AlarmNames and AlarmNamePrefix exclude each other");
    }
    const wanted = checks.optionalNumber(input.MaxRecords, "maxRecords", {
      minimum: 1,
      maximum: LARGEST_PAGE,
    });
    const alarms = Object.values(alarmsIn(world, call))
      .filter(({ name }) => AlarmNames.length === 0 || AlarmNames.includes(name))
      .filter(({ name }) => name.startsWith(AlarmNamePrefix))
      // Deployed alarms tell nobody, so no prefix of an action fits.
      .filter(() => AlarmTypes.includes("MetricAlarm") && input.ActionPrefix === undefined)
      .map((alarm) => shown(alarm, readMetric(engines, alarm, world.now())))
      .filter((alarm) => alarm.StateValue === (StateValue ?? alarm.StateValue));
    const request = { limit: wanted ?? USUAL_PAGE, token: input.NextToken };
    const { items, nextToken } = cutPage(alarms, ({ AlarmName = "" }) => AlarmName, request, checks.refuse);
    return {
      MetricAlarms: [...items],
      CompositeAlarms: [],
      ...(nextToken === undefined ? {} : { NextToken: nextToken }),
    };
  },
});
