import * as v from "valibot";
import { arnAt, generatedName } from "../place.ts";
import { resourceType } from "../resource-type.ts";
import { text, whole } from "./property-schemas.ts";

const Properties = v.strictObject({
  FunctionName: v.optional(v.string()),
  Code: v.strictObject({ S3Bucket: v.string(), S3Key: v.string() }),
  Handler: v.string(),
  Role: v.string(),
  Runtime: v.pipe(v.string(), v.startsWith("nodejs", "only Node runs here")),
  // Lambda's own defaults.
  Timeout: v.optional(whole, 3),
  MemorySize: v.optional(whole, 128),
  Environment: v.optional(v.strictObject({ Variables: v.optional(v.record(v.string(), text), {}) })),
  ReservedConcurrentExecutions: v.optional(whole),
  DeadLetterConfig: v.optional(v.strictObject({ TargetArn: v.string() })),
});

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html (read 2026-11-20) */
export const lambdaFunction = resourceType({
  type: "AWS::Lambda::Function",
  properties: Properties,
  meaningless: {
    Architectures: "JavaScript runs on whatever processor there is",
    Description: "it is for people",
    LoggingConfig: "there are no log groups; the engine keeps the lines",
    Tags: "nobody asks for them",
    TracingConfig: "there is nowhere to send traces",
  },
  declare: ({ properties, logicalId, place, assembly }) => {
    const name = properties.FunctionName ?? generatedName(place, logicalId, 64);
    const arn = arnAt(place, "lambda", `function:${name}`);
    const { ReservedConcurrentExecutions: reservedConcurrency, DeadLetterConfig } = properties;
    return {
      ref: name,
      attributes: { Arn: arn },
      declares: [
        {
          kind: "function",
          function: {
            arn,
            name,
            roleArn: properties.Role,
            codeDirectory: assembly.folder(properties.Code.S3Key),
            handler: properties.Handler,
            environment: properties.Environment?.Variables ?? {},
            timeoutSeconds: properties.Timeout,
            memoryMegabytes: properties.MemorySize,
            ...(reservedConcurrency === undefined ? {} : { reservedConcurrency }),
            ...(DeadLetterConfig === undefined ? {} : { deadLetterArn: DeadLetterConfig.TargetArn }),
          },
        },
      ],
    };
  },
});
