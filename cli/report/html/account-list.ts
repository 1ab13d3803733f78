import type { ReportAccount } from "../report-data.ts";
import { type Markup, markup } from "./markup.ts";
import { columnHeads, sheet } from "./sheet.ts";
import type { Tally } from "./tally.ts";
import { countOf, number, VERDICT_WORDS, VERDICTS } from "./words.ts";

/** More accounts than this are folded, so that the roles are not far away. */
const MOST_UNFOLDED = 10;

/** An account and what it has. */
export interface AccountTally {
  readonly account: ReportAccount;
  readonly tally: Tally;
}

/** The accounts side by side. */
export function* accountList(accounts: readonly AccountTally[]): Generator<string> {
  const names = [
    "Account",
    "Roles",
    ...VERDICTS.map((kind) => VERDICT_WORDS[kind].word),
    "Findings",
    "Policy",
  ];
  const open = accounts.length > MOST_UNFOLDED ? undefined : markup` open`;
  yield markup`<section id="accounts" aria-labelledby="accounts-heading"><h2 id="accounts-heading">Accounts</h2>
<details${open}><summary>${countOf(accounts.length, "account")}, side by side</summary>
`.text;
  yield* sheet({
    id: "account-list",
    caption: "Roles by verdict, for each account",
    head: markup`${columnHeads(names)}`,
    rows: accounts.values().map(accountRow),
  });
  yield "</details></section>\n";
}

function accountRow({ account: { account, alias, policyDigest }, tally }: AccountTally): Markup {
  const policy = policyDigest === undefined ? "none" : markup`<code>${policyDigest.slice(0, 12)}</code>`;
  return markup`<tr role="row"><th role="rowheader" scope="row"><a href="#roles" data-account="${account}">${account}</a>${alias ?? ""}</th>${count(tally.present)}${VERDICTS.map((kind) => count(tally.verdicts[kind]))}${count(tally.openFindings)}<td role="cell">${policy}</td></tr>
`;
}

/** Nothing is worth less ink. */
function count(value: number): Markup {
  return markup`<td role="cell">${value === 0 ? markup`<span class="quiet">0</span>` : number(value)}</td>`;
}
