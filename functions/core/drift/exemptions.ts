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
 * @param organizationalUnits those that hold the account; absent: nobody has said
 */
export function expiredExemptions(
  policy: Pick<Policy, "exemptions"> | undefined,
  account: string,
  at: string,
  organizationalUnits?: readonly string[],
): readonly Exemption[] {
  const holds = (asked: readonly string[], there: readonly string[] | undefined) =>
    asked.length === 0 || there === undefined || asked.some((one) => there.includes(one));
  return (policy?.exemptions ?? []).filter(
    (exemption) =>
      hasExpired(exemption, at) &&
      holds(exemption.match.accounts, [account]) &&
      holds(exemption.match.organizationalUnits, organizationalUnits),
  );
}

function hasExpired({ expiresAt }: Exemption, at: string): boolean {
  return Date.parse(expiresAt) <= Date.parse(at);
}
