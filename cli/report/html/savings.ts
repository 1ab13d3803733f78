import type { AccountTally } from "./account-list.ts";
import { type Markup, markup } from "./markup.ts";
import type { Tally } from "./tally.ts";
import { countOf, number } from "./words.ts";

/**
 * Roles that an account may have unless AWS has raised it. Service-linked roles count, though AWS makes them even where
 * nothing is left.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html (read 2026-11-20)
 */
const DEFAULT_ROLE_QUOTA = 1000;

/** What cleaning up would save, as far as the data tell: roles, room in IAM's quota, and the work that it takes. */
export function savings(accounts: readonly AccountTally[], total: Tally): Markup {
  return markup`<section id="savings" aria-labelledby="savings-heading"><h2 id="savings-heading">What cleaning up would save</h2>
<ul class="savings">${lines(accounts, total).map((line) => markup`<li>${line}</li>`)}</ul>
</section>
`;
}

function lines(accounts: readonly AccountTally[], total: Tally): readonly Markup[] {
  const { present, verdicts, usages, byHand } = total;
  if (present === 0) {
    return [markup`Nothing: there is no service-linked role.`];
  }
  return [
    markup`<strong>${countOf(verdicts["can-go"], "role")}</strong> of ${number(present)} can go now${quota(accounts)}`,
    ...(verdicts["ask-iam"] === 0
      ? []
      : [
          markup`<strong>${countOf(verdicts["ask-iam"], "more role")}</strong> can go if IAM agrees: it refuses to delete what is in use`,
        ]),
    ...(verdicts["in-use"] === 0
      ? []
      : [
          markup`<strong>${countOf(usages, "usage")}</strong> would have to be released for the ${countOf(verdicts["in-use"], "role")} in use${byHand === 0 ? "" : `, ${number(byHand)} of them by hand`}`,
        ]),
    markup`Service-linked roles cost nothing themselves. What their usages cost is not known here, so no price is named`,
  ];
}

/** The account that gains the most: the quota is each account's own. */
function quota(accounts: readonly AccountTally[]): Markup | undefined {
  const most = accounts.toSorted((a, b) => b.tally.verdicts["can-go"] - a.tally.verdicts["can-go"])[0];
  const roles = most?.tally.verdicts["can-go"] ?? 0;
  if (most === undefined || roles === 0) {
    return undefined;
  }
  const where = accounts.length === 1 ? "" : ` (${roles} in account ${most.account.account} alone)`;
  const share = Math.round((roles / DEFAULT_ROLE_QUOTA) * 1000) / 10;
  return markup`${where}: ${share} % of the ${number(DEFAULT_ROLE_QUOTA)} roles that IAM lets an account have by default`;
}
