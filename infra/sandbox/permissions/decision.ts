/** Whether a call may be made, and why. */
export interface Decision {
  readonly outcome: "allowed" | "explicit-deny" | "implicit-deny";
  /** The statement that decided, for example `read-channels, statement 1`, or the reason where none did. */
  readonly because: string;
}

/** A call that may be made. */
export interface Grant extends Decision {
  readonly outcome: "allowed";
}

/** A refusal, with what it was that nobody may do. */
export interface Denial extends Decision {
  readonly outcome: "explicit-deny" | "implicit-deny";
  readonly action: string;
  readonly resource: string;
  /** True where the resource's own policy had a say, so that no one policy is to blame. */
  readonly resourceHasPolicy: boolean;
}

/**
 * Says a refusal as AWS does.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html (read 2026-11-20)
 */
export function explainDenial(who: string, { outcome, action, resource, resourceHasPolicy }: Denial): string {
  const refused = `User: ${who} is not authorized to perform: ${action} on resource: ${resource}`;
  if (outcome === "explicit-deny") {
    return `${refused} with an explicit deny in ${resourceHasPolicy ? "a resource-based" : "an identity-based"} policy`;
  }
  return resourceHasPolicy
    ? refused
    : `${refused} because no identity-based policy allows the ${action} action`;
}
