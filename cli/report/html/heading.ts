import type { ReportData } from "../report-data.ts";
import { joined, pairs } from "./list.ts";
import { type Markup, markup } from "./markup.ts";
import { moment } from "./moment.ts";
import type { Tally } from "./tally.ts";
import { countOf } from "./words.ts";

const PLACES: Readonly<Record<ReportData["place"], string>> = {
  direct: "kept by the command, in a table of its own",
  stack: "kept by the stack that is deployed",
};

/** More accounts than this are counted, not named: the list of accounts names them. */
const MOST_ACCOUNTS_NAMED = 4;

/** What the page is about: for its title, and for its heading. */
export function titleOf({ accounts }: ReportData, { present }: Tally): string {
  const only = accounts.length === 1 ? accounts[0] : undefined;
  const where =
    only === undefined ? countOf(accounts.length, "account") : `account ${only.alias ?? only.account}`;
  return `${countOf(present, "service-linked role")} in ${where}`;
}

/** Says what was looked at, when, where it was kept, and by what. */
export function heading(data: ReportData, total: Tally): Markup {
  const { generatedAt, version, partition, place, accounts } = data;
  return markup`<header>
<p class="brand"><svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true"><circle class="ring" cx="12" cy="12" r="10"></circle><path class="tick-mark" d="M7 12.5l3.4 3.4L17 9"></path></svg> rolecall ${version}</p>
<h1>${titleOf(data, total)}</h1>
${pairs([
  ["As of", markup`${moment(generatedAt)} UTC, as are all times here`],
  ["Accounts", accountsInWords(data)],
  ["Partition", partition],
  ["Inventory", PLACES[place]],
  ["Policy", policies(data)],
])}
<nav aria-label="Sections"><a href="#summary">Verdicts</a> <a href="#savings">Savings</a> ${accounts.length > 1 ? markup`<a href="#accounts">Accounts</a> ` : ""}<a href="#roles">Roles</a> <a href="#findings">Findings</a></nav>
</header>
`;
}

function accountsInWords({ accounts }: ReportData): Markup | string {
  return accounts.length > MOST_ACCOUNTS_NAMED
    ? countOf(accounts.length, "account")
    : joined(
        accounts.map(({ account, alias }) => markup`${account}${alias === undefined ? "" : ` ${alias}`}`),
        markup`, `,
      );
}

function policies({ accounts }: ReportData): Markup | string {
  const digests = [...new Set(accounts.map(({ policyDigest }) => policyDigest))];
  const only = digests[0];
  if (digests.length > 1) {
    return `not the same in all accounts`;
  }
  return only === undefined ? "none is in force" : markup`<code>${only}</code>`;
}
