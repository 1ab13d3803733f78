import type { CreateServiceLinkedRoleRequest, CreateServiceLinkedRoleResponse } from "@aws-sdk/client-iam";
import { type Operation, ServiceError } from "../gateway/operation.ts";
import { checks } from "./iam-answer.ts";
import type { IamContext } from "./iam-context.ts";
import { linkedRoles } from "./iam-service-principals.ts";
import { addRole, hasRole, roleArn } from "./iam-state.ts";
import { createdTrustPolicyOf, trustPolicyOf, urlEncoded } from "./iam-trust-policy.ts";

/**
 * `CreateServiceLinkedRole`: the principal decides the name.
 *
 * Source: answers recorded on AWS in March 2025, in the IAM tests of localstack/localstack (as of 2026-11-20).
 */
export function createServiceLinkedRole({
  world,
}: IamContext): Operation<CreateServiceLinkedRoleRequest, CreateServiceLinkedRoleResponse> {
  return {
    mutates: true,

    authorization({ AWSServiceName = "*", CustomSuffix }, { account }) {
      const base = linkedRoles[AWSServiceName]?.roleName ?? "*";
      const path = `/aws-service-role/${AWSServiceName}/`;
      return {
        action: "iam:CreateServiceLinkedRole",
        resources: [roleArn(account, path, withSuffix(base, CustomSuffix))],
        conditions: { "iam:AWSServiceName": AWSServiceName },
      };
    },

    answer(input, { account }) {
      const principal = checks.text(input.AWSServiceName, "aWSServiceName", {
        minimum: 1,
        maximum: 128,
        pattern: /^[\w+=,.@-]+$/,
      });
      const description = checks.optionalText(input.Description, "description", { maximum: 1000 });
      const suffix = checks.optionalText(input.CustomSuffix, "customSuffix", {
        minimum: 1,
        maximum: 64,
        pattern: /^[\w+=,.@-]+$/,
      });
      const linked = linkedRoles[principal];
      if (linked === undefined) {
        throw new ServiceError("InvalidInput", `No service-linked role is known for ${principal}.`, 400);
      }
      if (suffix !== undefined && linked.allowsSuffix !== true) {
        throw new ServiceError("InvalidInput", `Custom suffix is not allowed for ${principal}`, 400);
      }
      const name = withSuffix(linked.roleName, suffix);
      if (hasRole(world, account, name)) {
        throw new ServiceError(
          "InvalidInput",
          `Service role name ${name} has been taken in this account, please try a different suffix.`,
          400,
        );
      }
      const role = addRole(world, {
        account,
        name,
        path: `/aws-service-role/${principal}/`,
        trustPolicy: trustPolicyOf(principal),
        ...(description === undefined ? {} : { description }),
      });
      return {
        Role: {
          Path: role.path,
          RoleName: role.name,
          RoleId: role.id,
          Arn: role.arn,
          CreateDate: new Date(role.createdAt),
          AssumeRolePolicyDocument: urlEncoded(createdTrustPolicyOf(principal)),
        },
      };
    },
  };
}

const withSuffix = (base: string, suffix: string | undefined) =>
  suffix === undefined ? base : `${base}_${suffix}`;
