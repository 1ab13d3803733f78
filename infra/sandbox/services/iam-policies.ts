import type {
  GetPolicyRequest,
  GetPolicyResponse,
  GetPolicyVersionRequest,
  GetPolicyVersionResponse,
} from "@aws-sdk/client-iam";
import { type Operation, ServiceError } from "../gateway/operation.ts";
import { checks } from "./iam-answer.ts";
import type { IamContext } from "./iam-context.ts";
import { type ManagedPolicy, managedPolicyAt, managedPolicyOf } from "./iam-managed-policies.ts";
import { urlEncoded } from "./iam-trust-policy.ts";
import { rolesShown } from "./iam-view.ts";

/** AWS's own policies are of no account, and every account may read them whose own policies let it. */
const LETS_EVERYBODY_READ = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: "*", Action: ["iam:GetPolicy*"], Resource: "*" }],
};

const onPolicy =
  (operation: string) =>
  ({ PolicyArn = "*" }: { readonly PolicyArn: string | undefined }) => ({
    action: `iam:${operation}`,
    resources: [PolicyArn],
    ...(PolicyArn.startsWith("arn:aws:iam::aws:") ? { resourcePolicy: LETS_EVERYBODY_READ } : {}),
  });

/** @throws {ServiceError} `NoSuchEntity`: there are no customer-managed policies here. */
const policyIn = ({ PolicyArn }: { readonly PolicyArn: string | undefined }): ManagedPolicy => {
  const arn = checks.text(PolicyArn, "policyArn", { minimum: 20, maximum: 2048 });
  const policy = managedPolicyAt(arn);
  if (policy === undefined) {
    throw new ServiceError("NoSuchEntity", `Policy ${arn} was not found.`, 404);
  }
  return policy;
};

/**
 * `GetPolicy`: an AWS-managed policy of service-linked roles. Its id is left out, and so are days that are not known.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicy.html (as documented in @aws-sdk/client-iam 3.1169.0, read 2026-11-28)
 */
export function getPolicy({ world, options }: IamContext): Operation<GetPolicyRequest, GetPolicyResponse> {
  return {
    mutates: false,
    authorization: onPolicy("GetPolicy"),

    answer(input, { account }) {
      const { name, arn, version, createdAt } = policyIn(input);
      const attached = rolesShown(world, options, account).filter(
        (role) => managedPolicyOf(role)?.arn === arn,
      );
      return {
        Policy: {
          PolicyName: name,
          Arn: arn,
          Path: "/aws-service-role/",
          DefaultVersionId: version,
          AttachmentCount: attached.length,
          PermissionsBoundaryUsageCount: 0,
          IsAttachable: true,
          ...(createdAt === undefined ? {} : { CreateDate: createdAt, UpdateDate: createdAt }),
        },
      };
    },
  };
}

/** `GetPolicyVersion`: what such a policy allows; only its default version is known. */
export function getPolicyVersion(): Operation<GetPolicyVersionRequest, GetPolicyVersionResponse> {
  return {
    mutates: false,
    authorization: onPolicy("GetPolicyVersion"),

    answer(input) {
      const policy = policyIn(input);
      const asked = checks.text(input.VersionId, "versionId", { maximum: 64, pattern: /^v[1-9][0-9]*$/ });
      if (asked !== policy.version) {
        const message = `Policy ${policy.arn} version ${asked} does not exist or is not attachable.`;
        throw new ServiceError("NoSuchEntity", message, 404);
      }
      return {
        PolicyVersion: {
          Document: urlEncoded(policy.document),
          VersionId: policy.version,
          IsDefaultVersion: true,
          ...(policy.createdAt === undefined ? {} : { CreateDate: policy.createdAt }),
        },
      };
    },
  };
}
