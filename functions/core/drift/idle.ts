import type { Rule } from "../policy.ts";
import type { Role } from "../role.ts";

/**
 * True if a role is older than the rule's minimum age and was not used for longer than its idle time. Never used
 * counts from its creation.
 *
 * @param at ISO 8601
 */
export function isIdle(
  { createdAt, lastUsedAt }: Pick<Role, "createdAt" | "lastUsedAt">,
  { idleSeconds, minimumAgeSeconds }: Pick<Rule, "idleSeconds" | "minimumAgeSeconds">,
  at: string,
): boolean {
  const secondsSince = (instant: string) => (Date.parse(at) - Date.parse(instant)) / 1000;
  return secondsSince(lastUsedAt ?? createdAt) >= idleSeconds && secondsSince(createdAt) >= minimumAgeSeconds;
}

/** Says when a role was used last: IAM's answer, as a clause. */
export function usedLastInWords({ createdAt, lastUsedAt }: Pick<Role, "createdAt" | "lastUsedAt">): string {
  return lastUsedAt === undefined
    ? `IAM shows no use since it was made at ${createdAt}`
    : `IAM shows its last use at ${lastUsedAt}`;
}
