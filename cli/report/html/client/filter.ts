import { isMarked } from "./strip.ts";

/** What somebody wants to see; empty: everything. */
export interface Filter {
  readonly find: string;
  readonly verdict: string;
  readonly account: string;
  /** Position of the Region among those of the page. */
  readonly region: string;
}

/** What a row can be asked for. */
export interface Asked {
  readonly account: string;
  readonly verdict: string;
  readonly strip: string;
  /** True if a term, in lower case, occurs in it. */
  says(term: string): boolean;
}

/** The fields of a filter. */
export const FILTER_FIELDS = ["find", "verdict", "account", "region"] as const;

/** True if a filter leaves everything in. */
export function isEmpty(filter: Filter): boolean {
  return FILTER_FIELDS.every((field) => filter[field].trim() === "");
}

/** True if a row is what somebody wants to see: each word that is looked for occurs in it, in whatever order. */
export function fits(row: Asked, { find, verdict, account, region }: Filter): boolean {
  if (
    (verdict !== "" && row.verdict !== verdict) ||
    (account !== "" && row.account !== account) ||
    (region !== "" && !isMarked(row.strip, Number(region)))
  ) {
    return false;
  }
  const terms = find.toLowerCase().split(/\s+/).filter(Boolean);
  return terms.every((term) => row.says(term));
}
