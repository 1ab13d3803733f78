import * as v from "valibot";
import { generatedId } from "../place.ts";
import { resourceType } from "../resource-type.ts";
import { functionArn } from "./lambda-function-name.ts";

const Properties = v.strictObject({
  AuthType: v.literal("AWS_IAM", "nobody is let in here without a signature"),
  InvokeMode: v.optional(v.literal("BUFFERED", "answers are not streamed here")),
  TargetFunctionArn: v.string(),
});

/**
 * A URL that invokes a function. `Ref` answers with the function's ARN, as the primary identifier of the type is.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-url.html (read 2026-11-21)
 */
export const lambdaUrl = resourceType({
  type: "AWS::Lambda::Url",
  properties: Properties,
  meaningless: {},
  declare: ({ properties: { TargetFunctionArn }, place, urlOfFunction }) => {
    const arn = functionArn(place, TargetFunctionArn);
    // On AWS too, an id of 32 letters and digits follows from the function alone.
    const id = generatedId(32, arn).toLowerCase();
    const url = urlOfFunction(id);
    return {
      ref: arn,
      attributes: { FunctionArn: arn, FunctionUrl: url },
      declares: [{ kind: "function-url", functionUrl: { id, functionArn: arn, url } }],
    };
  },
});
