import type { MetricAlarm } from "@aws-sdk/client-cloudwatch";
import type { Check, CheckResult } from "../check.ts";
import { HUB_PREFIX } from "../stack-names.ts";
import { counted } from "../statement.ts";

const PREFIX = `${HUB_PREFIX}Alarms`;

/** Do functions or runs fail? */
export const alarms: Check = {
  id: "alarms",
  title: "Alarms",
  stackOnly: "there are no alarms",
  needs: "signed",

  async run({ clients, hubRegion }) {
    const { paginateDescribeAlarms } = await import("@aws-sdk/client-cloudwatch");
    const client = await clients.cloudWatch(hubRegion);
    const found: MetricAlarm[] = [];
    for await (const { MetricAlarms = [] } of paginateDescribeAlarms(
      { client },
      { AlarmNamePrefix: PREFIX },
    )) {
      found.push(...MetricAlarms);
    }
    if (found.length === 0) {
      return [
        {
          status: "fail",
          region: hubRegion,
          summary: `No alarm in ${hubRegion} begins with ${PREFIX}`,
          detail: "The stack has ten; without them nobody is told of what fails.",
          fix: "Deploy RolecallHub again.",
        },
      ];
    }
    const ringing = found.filter(({ StateValue }) => StateValue === "ALARM");
    const silent = found.filter(({ StateValue }) => StateValue === "INSUFFICIENT_DATA").length;
    return ringing.length > 0
      ? ringing.map((alarm) => tell(alarm, hubRegion))
      : [
          {
            status: "ok",
            summary: `${counted(found.length, "alarm")}, none of them on`,
            ...(silent === 0 ? {} : { detail: `${silent} of them have no data yet.` }),
          },
        ];
  },
};

function tell(alarm: MetricAlarm, region: string): CheckResult {
  const { AlarmName = "An alarm without a name", AlarmDescription = "", StateReason = "" } = alarm;
  const since = alarm.StateUpdatedTimestamp?.toISOString();
  return {
    status: "fail",
    region,
    summary: `${AlarmName} is on${since === undefined ? "" : ` since ${since}`}: ${AlarmDescription}`,
    detail: StateReason,
    fix: 'docs/runbook.md, "Alarms and dead letters", says for each alarm where to look: the queue, the history of the execution, or the log of the function.',
  };
}
