import * as v from "valibot";
import { resourceType } from "../resource-type.ts";
import { functionArn } from "./lambda-function-name.ts";
import { whole } from "./property-schemas.ts";

const Properties = v.strictObject({
  FunctionName: v.string(),
  Qualifier: v.literal("$LATEST", "there are no versions and aliases here"),
  MaximumEventAgeInSeconds: v.optional(whole),
  MaximumRetryAttempts: v.optional(whole),
  DestinationConfig: v.optional(
    v.strictObject({ OnFailure: v.optional(v.strictObject({ Destination: v.string() })) }),
  ),
});

/**
 * How a function is invoked asynchronously.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-eventinvokeconfig.html (read 2026-11-20)
 */
export const lambdaEventInvokeConfig = resourceType({
  type: "AWS::Lambda::EventInvokeConfig",
  properties: Properties,
  meaningless: {},
  declare: ({ properties, logicalId, place }) => {
    const { FunctionName, MaximumEventAgeInSeconds, MaximumRetryAttempts, DestinationConfig } = properties;
    const onFailureArn = DestinationConfig?.OnFailure?.Destination;
    return {
      ref: logicalId,
      declares: [
        {
          kind: "function-invocation",
          functionArn: functionArn(place, FunctionName),
          settings: {
            ...(MaximumEventAgeInSeconds === undefined
              ? {}
              : { maximumEventAgeSeconds: MaximumEventAgeInSeconds }),
            ...(MaximumRetryAttempts === undefined ? {} : { maximumRetryAttempts: MaximumRetryAttempts }),
            ...(onFailureArn === undefined ? {} : { onFailureArn }),
          },
        },
      ],
    };
  },
});
