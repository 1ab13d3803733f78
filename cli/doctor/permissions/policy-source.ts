import type { IAMClient } from "@aws-sdk/client-iam";
import { isNamed } from "../../../functions/services/failures.ts";
import type { Caller } from "../visit.ts";

/** Whose policies decide over a caller's calls. */
export type PolicySource =
  | { readonly kind: "known"; readonly arn: string }
  /** The account's root user: no policy of the account limits it. */
  | { readonly kind: "root" }
  | { readonly kind: "unknown"; readonly why: string };

/**
 * Finds the user or role whose policies a caller's calls are decided by. A session's ARN does not tell the path of its
 * role, so IAM is asked; where that is denied the role is taken to have none.
 */
export async function policySource(
  { arn, account, partition }: Caller,
  client: () => Promise<IAMClient>,
): Promise<PolicySource> {
  if (/^arn:[\w-]+:iam::\d{12}:user\//.test(arn)) {
    return { kind: "known", arn };
  }
  if (/^arn:[\w-]+:iam::\d{12}:root$/.test(arn)) {
    return { kind: "root" };
  }
  const [, roleName] = /^arn:[\w-]+:sts::\d{12}:assumed-role\/([^/]+)\//.exec(arn) ?? [];
  if (roleName === undefined) {
    return { kind: "unknown", why: `${arn} is neither a user nor a session of a role` };
  }
  return { kind: "known", arn: await roleArn(roleName, `arn:${partition}:iam::${account}:role/`, client) };
}

async function roleArn(
  RoleName: string,
  withoutPath: string,
  client: () => Promise<IAMClient>,
): Promise<string> {
  const { GetRoleCommand } = await import("@aws-sdk/client-iam");
  try {
    const { Role } = await (await client()).send(new GetRoleCommand({ RoleName }));
    return Role?.Arn ?? `${withoutPath}${RoleName}`;
  } catch (error) {
    if (isNamed(error, "AccessDenied", "AccessDeniedException", "NoSuchEntity", "NoSuchEntityException")) {
      return `${withoutPath}${RoleName}`;
    }
    throw error;
  }
}
