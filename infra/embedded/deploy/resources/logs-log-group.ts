import * as v from "valibot";
import { arnAt, generatedName } from "../place.ts";
import { resourceType } from "../resource-type.ts";

/**
 * There is nothing to start: every engine keeps its own log. Only the name counts, since permissions mention it.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-loggroup.html (read 2026-11-20)
 */
export const logsLogGroup = resourceType({
  type: "AWS::Logs::LogGroup",
  properties: v.strictObject({ LogGroupName: v.optional(v.string()) }),
  meaningless: { RetentionInDays: "logs end with the process", Tags: "nobody asks for them" },
  declare: ({ properties, logicalId, place }) => {
    const name = properties.LogGroupName ?? generatedName(place, logicalId, 512);
    return { ref: name, attributes: { Arn: arnAt(place, "logs", `log-group:${name}:*`) } };
  },
});
