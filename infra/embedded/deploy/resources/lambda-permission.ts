import * as v from "valibot";
import { resourceType } from "../resource-type.ts";
import { functionArn } from "./lambda-function-name.ts";

const Properties = v.strictObject({
  Action: v.string(),
  FunctionName: v.string(),
  Principal: v.string(),
  SourceArn: v.optional(v.string()),
  SourceAccount: v.optional(v.string()),
  FunctionUrlAuthType: v.optional(v.picklist(["AWS_IAM", "NONE"])),
  InvokedViaFunctionUrl: v.optional(v.boolean()),
});

/**
 * One statement of a function's policy, written as Lambda writes it.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-permission.html (read 2026-11-20)
 */
export const lambdaPermission = resourceType({
  type: "AWS::Lambda::Permission",
  properties: Properties,
  meaningless: {},
  declare: ({ properties, logicalId, place }) => {
    const { Action, FunctionName, Principal, SourceArn, SourceAccount } = properties;
    const { FunctionUrlAuthType, InvokedViaFunctionUrl } = properties;
    const resourceArn = functionArn(place, FunctionName);
    const equals = {
      ...(SourceAccount === undefined ? {} : { "AWS:SourceAccount": SourceAccount }),
      ...(FunctionUrlAuthType === undefined ? {} : { "lambda:FunctionUrlAuthType": FunctionUrlAuthType }),
    };
    const condition = {
      ...(SourceArn === undefined ? {} : { ArnLike: { "AWS:SourceArn": SourceArn } }),
      ...(Object.keys(equals).length === 0 ? {} : { StringEquals: equals }),
      ...(InvokedViaFunctionUrl === true ? { Bool: { "lambda:InvokedViaFunctionUrl": "true" } } : {}),
    };
    const statement = {
      Sid: logicalId,
      Effect: "Allow",
      Principal: Principal.endsWith(".amazonaws.com") ? { Service: Principal } : { AWS: Principal },
      Action,
      Resource: resourceArn,
      ...(Object.keys(condition).length === 0 ? {} : { Condition: condition }),
    };
    const document = { Version: "2012-10-17", Statement: [statement] };
    return { ref: logicalId, declares: [{ kind: "resource-policy", resourceArn, document }] };
  },
});
