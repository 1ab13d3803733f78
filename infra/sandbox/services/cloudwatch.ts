import * as client from "@aws-sdk/client-cloudwatch";
import type { FakeService, World } from "../gateway/operation.ts";
import { describeAlarms } from "./cloudwatch-describe-alarms.ts";
import type { CountedEngines } from "./cloudwatch-metrics.ts";

/** CloudWatch, as far as alarms of the stacks go: they are shown, and tell nobody. There are no metrics. */
export function cloudWatchService(world: World, engines: CountedEngines): FakeService {
  return {
    signingName: "monitoring",
    eventSource: "monitoring.amazonaws.com",
    global: false,
    client,
    operations: { DescribeAlarms: describeAlarms(world, engines) },
  };
}
