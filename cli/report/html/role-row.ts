import { usagesOf } from "../../../functions/core/record.ts";
import type { Verdict } from "../../../functions/core/verdict.ts";
import type { ReportAccount, ReportRole } from "../report-data.ts";
import { anchorOf } from "./anchor.ts";
import { type Markup, markup } from "./markup.ts";
import { day } from "./moment.ts";
import { regionStrip } from "./region-strip.ts";
import { VERDICT_WORDS } from "./words.ts";

/** The columns of the matrix, in order; the script sorts by them (`client/order.ts`). */
export const ROLE_COLUMNS = [
  "Role",
  "Account",
  "Verdict",
  "Regions",
  "Usages",
  "Last used",
  "Findings",
] as const;

/** What a row shows. */
export interface RoleRow {
  readonly account: ReportAccount;
  readonly role: ReportRole;
  readonly openFindings: number;
}

/**
 * One role of the matrix. The roles of ARIA are said outright, since rows are laid out as grids, and not every browser
 * takes such a table for one. No more elements than needed: each is there 20,000 times.
 */
export function roleRow({ account, role, openFindings }: RoleRow, regions: readonly string[]): Markup {
  const { record, verdict } = role;
  const { roleName, lastUsedAt } = record.role;
  const alias = account.alias === undefined ? undefined : markup` ${account.alias}`;
  return markup`<tr role="row"><th role="rowheader" scope="row"><a href="#${anchorOf(account.account, roleName)}">${roleName}</a>${record.principal}</th><td role="cell">${account.account}${alias}</td><td role="cell" class="${verdict.kind}">${rowWords(verdict)}</td><td role="cell">${regionStrip(record, regions)}</td><td role="cell">${usagesOf(record).length}</td><td role="cell">${lastUsedAt === undefined ? "–" : day(lastUsedAt)}</td><td role="cell">${openFindings}</td></tr>
`;
}

/** Why only IAM can tell is the same for every such role: the row says it in the strip of Regions. */
function rowWords(verdict: Verdict): Markup {
  return verdictWords(verdict.kind === "ask-iam" ? { ...verdict, why: "" } : verdict);
}

/** A verdict with its reason, to stand in an element of the verdict's class. */
export function verdictWords({ kind, why }: Verdict): Markup {
  return markup`<b>${VERDICT_WORDS[kind].word}</b> ${why}`;
}
