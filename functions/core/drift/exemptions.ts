import type { Exemption, Policy } from "../policy.ts";
import { match, type Subject } from "./choose-rule.ts";

/**
 * Answers which exemption has rolecall leave a role alone at this instant. One of which it is unknown whether it
 * speaks of the role counts: leaving a role alone is safe.
 *
 * @param at ISO 8601
 */
export function exemptionOf(
  policy: Pick<Policy, "exemptions"> | undefined,
  subject: Subject,
  at: string,
): Exemption | undefined {
  return policy?.exemptions.find(
    (exemption) => !hasExpired(exemption, at) && match(exemption.match, subject).matches !== "no",
  );
}

/**
 * Lists the exemptions that have expired and would speak of this account.
 *
 * @param at ISO 8601
 */
export function expiredExemptions(
  policy: Pick<Policy, "exemptions"> | undefined,
  account: string,
  at: string,
): readonly Exemption[] {
  return (policy?.exemptions ?? []).filter(
    (exemption) =>
      hasExpired(exemption, at) &&
      (exemption.match.accounts.length === 0 || exemption.match.accounts.includes(account)),
  );
}

function hasExpired({ expiresAt }: Exemption, at: string): boolean {
  return Date.parse(expiresAt) <= Date.parse(at);
}
