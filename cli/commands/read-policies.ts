import { required } from "../../functions/core/required.ts";
import { iamClient } from "../../functions/runtime/clients/iam.ts";
import { describeFailure } from "../../functions/services/failures.ts";
import type { RolePolicy } from "./explanation.ts";

/** Reads the trust policy of a role as it is. Errors of the SDK pass through unchanged. */
export async function readTrustPolicy(RoleName: string): Promise<unknown> {
  const { GetRoleCommand } = await import("@aws-sdk/client-iam");
  const { Role } = await (await iamClient()).send(new GetRoleCommand({ RoleName }));
  return parseDocument(required(Role?.AssumeRolePolicyDocument, "the role's trust policy"));
}

/** Reads what a role may do: its policies as they are. One that cannot be read says why, and hurts no other. */
export async function readPolicies(RoleName: string): Promise<readonly RolePolicy[]> {
  const lists = await Promise.all([managed(RoleName), inline(RoleName)]);
  return lists.flat();
}

async function managed(RoleName: string): Promise<readonly RolePolicy[]> {
  const { paginateListAttachedRolePolicies } = await import("@aws-sdk/client-iam");
  const read: Promise<RolePolicy>[] = [];
  try {
    for await (const page of paginateListAttachedRolePolicies({ client: await iamClient() }, { RoleName })) {
      for (const { PolicyArn, PolicyName } of page.AttachedPolicies ?? []) {
        const arn = required(PolicyArn, "the policy's ARN");
        read.push(documentOf(arn, PolicyName ?? arn));
      }
    }
  } catch (error) {
    return [{ name: "(managed policies)", unread: describeFailure(error) }];
  }
  return Promise.all(read);
}

async function documentOf(arn: string, name: string): Promise<RolePolicy> {
  const { GetPolicyCommand, GetPolicyVersionCommand } = await import("@aws-sdk/client-iam");
  try {
    const client = await iamClient();
    const { Policy } = await client.send(new GetPolicyCommand({ PolicyArn: arn }));
    const VersionId = required(Policy?.DefaultVersionId, "the policy's version");
    const { PolicyVersion } = await client.send(new GetPolicyVersionCommand({ PolicyArn: arn, VersionId }));
    return { name, arn, document: parseDocument(required(PolicyVersion?.Document, "the policy's document")) };
  } catch (error) {
    return { name, arn, unread: describeFailure(error) };
  }
}

async function inline(RoleName: string): Promise<readonly RolePolicy[]> {
  const { GetRolePolicyCommand, paginateListRolePolicies } = await import("@aws-sdk/client-iam");
  try {
    const client = await iamClient();
    const policies: RolePolicy[] = [];
    for await (const { PolicyNames = [] } of paginateListRolePolicies({ client }, { RoleName })) {
      for (const PolicyName of PolicyNames) {
        const { PolicyDocument } = await client.send(new GetRolePolicyCommand({ RoleName, PolicyName }));
        policies.push({ name: PolicyName, document: parseDocument(PolicyDocument ?? "{}") });
      }
    }
    return policies;
  } catch (error) {
    return [{ name: "(inline policies)", unread: describeFailure(error) }];
  }
}

/** IAM sends documents URL-encoded (RFC 3986). */
function parseDocument(text: string): unknown {
  return JSON.parse(decodeURIComponent(text));
}
