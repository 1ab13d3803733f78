import * as v from "valibot";
import { generatedId, generatedName, globalArnAt } from "../place.ts";
import { resourceType } from "../resource-type.ts";
import { policyDocument } from "./property-schemas.ts";

const Properties = v.strictObject({
  RoleName: v.optional(v.string()),
  Path: v.optional(v.string(), "/"),
  AssumeRolePolicyDocument: policyDocument,
  Policies: v.optional(
    v.array(v.strictObject({ PolicyName: v.string(), PolicyDocument: policyDocument })),
    [],
  ),
});

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html (read 2026-11-20) */
export const iamRole = resourceType({
  type: "AWS::IAM::Role",
  properties: Properties,
  meaningless: { Description: "it is for people", Tags: "nobody asks for them" },
  declare: ({ properties, logicalId, place }) => {
    const { RoleName, Path: path, AssumeRolePolicyDocument: trustPolicy, Policies } = properties;
    const name = RoleName ?? generatedName(place, logicalId, 64);
    const arn = globalArnAt(place, "iam", `role${path}${name}`);
    const roleId = `AROA${generatedId(17, arn)}`;
    const policies = Policies.map(({ PolicyName, PolicyDocument }) => ({
      name: PolicyName,
      document: PolicyDocument,
    }));
    return {
      ref: name,
      attributes: { Arn: arn, RoleId: roleId },
      declares: [{ kind: "role", role: { arn, roleId, name, path, trustPolicy, policies } }],
    };
  },
});
