import * as v from "valibot";
import { arnAt, generatedName } from "../place.ts";
import { resourceType } from "../resource-type.ts";

const NO_METRICS = "there are no metrics, so nothing to watch";

/**
 * There is nothing to start: whoever runs on one machine sees failures at once.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudwatch-alarm.html (read 2026-11-20)
 */
export const cloudWatchAlarm = resourceType({
  type: "AWS::CloudWatch::Alarm",
  properties: v.strictObject({ AlarmName: v.optional(v.string()) }),
  meaningless: {
    AlarmDescription: "it is for people",
    ComparisonOperator: NO_METRICS,
    Dimensions: NO_METRICS,
    EvaluationPeriods: NO_METRICS,
    MetricName: NO_METRICS,
    Namespace: NO_METRICS,
    Period: NO_METRICS,
    Statistic: NO_METRICS,
    Threshold: NO_METRICS,
    TreatMissingData: NO_METRICS,
  },
  declare: ({ properties, logicalId, place }) => {
    const name = properties.AlarmName ?? generatedName(place, logicalId, 255);
    return { ref: name, attributes: { Arn: arnAt(place, "cloudwatch", `alarm:${name}`) } };
  },
});
