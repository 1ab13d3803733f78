import * as v from "valibot";
import { resourceType } from "../resource-type.ts";
import { policyDocument } from "./property-schemas.ts";

const Properties = v.strictObject({
  PolicyName: v.string(),
  PolicyDocument: policyDocument,
  Roles: v.array(v.string()),
});

/**
 * An inline policy of roles.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-policy.html (read 2026-11-20)
 */
export const iamPolicy = resourceType({
  type: "AWS::IAM::Policy",
  properties: Properties,
  meaningless: {},
  declare: ({ properties: { PolicyName: name, PolicyDocument: document, Roles } }) => ({
    ref: name,
    declares: Roles.map((roleName) => ({ kind: "role-policy", roleName, name, document })),
  }),
});
