import type { Principal } from "./operation.ts";

/** Who made a call, as CloudTrail shows it. */
export interface UserIdentity {
  readonly type: "AssumedRole";
  readonly principalId: string;
  readonly arn: string;
  readonly accountId: string;
  readonly accessKeyId: string;
  readonly sessionContext: {
    readonly sessionIssuer: {
      readonly type: "Role";
      readonly principalId: string;
      readonly arn: string;
      readonly accountId: string;
      readonly userName: string;
    };
    readonly attributes: { readonly creationDate: string; readonly mfaAuthenticated: "false" };
  };
  readonly invokedBy?: string;
}

/** CloudTrail's instants have whole seconds. */
export const wholeSeconds = (date: Date): string => date.toISOString().replace(/\.\d{3}Z$/, "Z");

/** In `arn:aws:sts::111122223333:assumed-role/Administrator/sandbox`, the role's name is the second part. */
const roleNameOf = ({ arn, roleArn }: Principal) =>
  roleArn === undefined ? (arn.split("/")[1] ?? "") : (roleArn.split("/").at(-1) ?? "");

/**
 * The identity block of an event. Everybody in the sandbox is a role session; a service that acts for one
 * shows in `invokedBy`.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html where the fields are described; the shape follows a recorded event of October 2025
 */
export function userIdentity(principal: Principal, time: Date): UserIdentity {
  const { account, accessKeyId, arn, invokedBy, principalId, roleArn, sessionCreated } = principal;
  const userName = roleNameOf(principal);
  return {
    type: "AssumedRole",
    principalId,
    arn,
    accountId: account,
    accessKeyId,
    sessionContext: {
      sessionIssuer: {
        type: "Role",
        principalId: principalId.split(":")[0] ?? principalId,
        arn: roleArn ?? `arn:aws:iam::${account}:role/${userName}`,
        accountId: account,
        userName,
      },
      attributes: { creationDate: wholeSeconds(sessionCreated ?? time), mfaAuthenticated: "false" },
    },
    ...(invokedBy === undefined ? {} : { invokedBy }),
  };
}
