import type { Principal } from "../gateway/operation.ts";
import type { IdentityPolicy } from "./roles.ts";

/** What the condition keys of a request are taken from. */
export interface ContextSource {
  readonly principal: Principal;
  readonly region: string;
  readonly resourceAccount: string;
  readonly policies: readonly IdentityPolicy[];
  readonly now: Date;
  /** The operation's own keys. */
  readonly conditions: Readonly<Record<string, string>> | undefined;
}

const mentionTime = new WeakMap<readonly IdentityPolicy[], boolean>();

/** A time in the context would make every question a new one, so it is there only if a policy asks for it. */
const asksForTime = (policies: readonly IdentityPolicy[]): boolean => {
  const asks = mentionTime.get(policies) ?? /aws:(CurrentTime|EpochTime)/i.test(JSON.stringify(policies));
  mentionTime.set(policies, asks);
  return asks;
};

/**
 * The condition keys that AWS has for a request like this.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html where the keys are described; not every key of AWS is here
 */
export function requestContext(source: ContextSource): Readonly<Record<string, string | string[]>> {
  const { principal, region, resourceAccount, policies, now, conditions } = source;
  const { invokedBy } = principal;
  return {
    "aws:PrincipalArn": principal.roleArn ?? principal.arn,
    "aws:PrincipalAccount": principal.account,
    "aws:PrincipalType": "AssumedRole",
    "aws:userid": principal.principalId,
    "aws:RequestedRegion": region,
    "aws:ResourceAccount": resourceAccount,
    "aws:SecureTransport": "true",
    "aws:SourceIp": "127.0.0.1",
    "aws:ViaAWSService": String(invokedBy !== undefined),
    ...(invokedBy === undefined
      ? {}
      : { "aws:CalledVia": [invokedBy], "aws:CalledViaFirst": invokedBy, "aws:CalledViaLast": invokedBy }),
    ...(asksForTime(policies)
      ? {
          "aws:CurrentTime": now.toISOString(),
          "aws:EpochTime": String(Math.floor(now.getTime() / 1000)),
        }
      : {}),
    ...conditions,
  };
}
