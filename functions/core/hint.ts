/** A call in CloudTrail, as EventBridge delivered it, reduced to what a hint needs. */
export interface TrailCall {
  readonly eventSource: string;
  readonly eventName: string;
  readonly region: string;
  readonly account: string;
  /** ISO 8601. */
  readonly time: string;
  readonly errorCode?: string | undefined;
  /** The role whose session made the call, if a role made it. */
  readonly issuerArn?: string | undefined;
  /** Name of the role that an IAM call speaks of. */
  readonly roleName?: string | undefined;
  /** RoleId of the role that an IAM call answered with. */
  readonly roleId?: string | undefined;
  /** ARN of who made the call, or on whose behalf a service made it. */
  readonly callerArn?: string | undefined;
  /** The service that made the call, for example `ivs.amazonaws.com`. */
  readonly invokedBy?: string | undefined;
}

/** What a call did to a role. */
export type RoleChange = "created" | "deletion-submitted" | "edited";

/** Where to look again, or why not. An event is never more than that. */
export type Hint =
  | { readonly kind: "role"; readonly roleName: string; readonly change: RoleChange }
  | {
      readonly kind: "usage";
      readonly eventSource: string;
      readonly eventName: string;
      readonly region: string;
      /** True if rolecall made the call itself: nothing may be started because of it. */
      readonly own: boolean;
    }
  | { readonly kind: "ignored"; readonly reason: string };

/** Calls of IAM that can change what a record says of a role. */
export const ROLE_EVENTS: readonly string[] = [
  "CreateServiceLinkedRole",
  "DeleteServiceLinkedRole",
  "TagRole",
  "UntagRole",
  "UpdateRole",
  "UpdateRoleDescription",
];

/** Whose events count: the account that is watched, and the path of rolecall's own roles. */
export interface Watch {
  readonly account: string;
  /** IAM path of rolecall's own roles, for example `/rolecall/`; what they did is known already. */
  readonly ownRolePath: string;
}

/**
 * Reads a call as a hint. Failed calls, other accounts' calls and rolecall's own calls of IAM change nothing that is not
 * known already.
 */
export function readHint(call: TrailCall, { account, ownRolePath }: Watch): Hint {
  if (call.account !== account) {
    return { kind: "ignored", reason: `it happened in account ${call.account}, not in ${account}` };
  }
  if (call.errorCode !== undefined) {
    return { kind: "ignored", reason: `the call failed with ${call.errorCode}` };
  }
  const own = call.issuerArn?.includes(`:role${ownRolePath}`) === true;
  if (call.eventSource !== "iam.amazonaws.com") {
    const { eventSource, eventName, region } = call;
    return { kind: "usage", eventSource, eventName, region, own };
  }
  if (own) {
    return { kind: "ignored", reason: `rolecall made the call itself, as ${call.issuerArn}` };
  }
  if (!ROLE_EVENTS.includes(call.eventName)) {
    return { kind: "ignored", reason: `${call.eventName} changes no service-linked role` };
  }
  return call.roleName === undefined
    ? { kind: "ignored", reason: `${call.eventName} names no role` }
    : { kind: "role", roleName: call.roleName, change: changeBy(call.eventName) };
}

function changeBy(eventName: string): RoleChange {
  switch (eventName) {
    case "CreateServiceLinkedRole":
      return "created";
    case "DeleteServiceLinkedRole":
      return "deletion-submitted";
    default:
      return "edited";
  }
}
